import type { Graph, GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Family, Names } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { edgesFrom, portsWithEdges } from '../../state/edits/lookup.ts'
import { cardWidth, type Place } from '../../state/edits/place.ts'
import { kindName, phraseOf, portName } from '../../state/words.ts'
import { type Line, type Measure, wrap } from './wrap.ts'

export interface PicturePort {
  readonly name: string
  /** Its middle. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of a single way out there is only a ring. */
  readonly text: string | null
}

export interface PictureCard extends Place {
  readonly id: string
  readonly height: number
  readonly family: Family
  readonly icon: string
  readonly kind: string
  readonly lines: readonly Line[]
  readonly label: string | null
  readonly ports: readonly PicturePort[]
}

export interface Box extends Place {
  readonly width: number
  readonly height: number
}

export interface PictureLayout {
  readonly cards: readonly PictureCard[]
  /** From the lower end of a way out to the upper middle of a card. */
  readonly lines: readonly { readonly from: Place; readonly to: Place }[]
  readonly bounds: Box
}

const textWidth = cardWidth - 2 * 13 - 30 - 11
const pillGap = 8
const margin = 40
/** Room for the title over it. */
const headRoom = 48

/** The cards, lines and size of the picture of a whole journey; px of the canvas. */
export function layPicture(graph: Graph, names: Names, unknown: string, measure: Measure): PictureLayout {
  const cards = graph.nodes.map((node) => layCard(graph, node, names, unknown, measure))
  const byId = new Map(cards.map((card) => [card.id, card]))
  const lines = graph.edges.flatMap(({ from, port, to }) => {
    const begin = byId.get(from)?.ports.find(({ name }) => name === port)
    const end = byId.get(to)
    if (begin === undefined || end === undefined) return []
    return [
      { from: { x: begin.x, y: begin.y + (begin.text === null ? 6 : 12) }, to: { x: end.x + cardWidth / 2, y: end.y } },
    ]
  })
  const boxes = [
    ...cards.map(({ x, y, height }) => ({ x, y, width: cardWidth, height: height + 12 })),
    ...[...graph.notes, ...graph.groups].map(({ position, size }) => ({ ...position, ...size })),
  ]
  const left = Math.min(...boxes.map(({ x }) => x)) - margin
  const top = Math.min(...boxes.map(({ y }) => y)) - margin - headRoom
  const width = Math.max(...boxes.map((box) => box.x + box.width)) + margin - left
  const height = Math.max(...boxes.map((box) => box.y + box.height)) + margin - top
  return { cards, lines, bounds: { x: left, y: top, width, height } }
}

function layCard(graph: Graph, node: GraphNode, names: Names, unknown: string, measure: Measure): PictureCard {
  const { language } = names
  const kind = kindOf(node.kind)
  const sentence: Line =
    kind === undefined
      ? [{ text: unknown, bold: false }]
      : phraseOf(node, names).map((part) =>
          typeof part === 'string'
            ? { text: part, bold: false }
            : { text: 'value' in part ? part.value : part.missing, bold: 'value' in part },
        )
  const lines = wrap(sentence, textWidth, 3, measure)
  const wired = new Set(edgesFrom(graph, node.id).map(({ port }) => port))
  const ports = portsWithEdges(graph, node).filter(({ name, quiet }) => quiet !== true || wired.has(name))
  const label = node.label ?? null
  const height = 11 + 18 + 1 + lines.length * 20 + (label === null ? 0 : 19) + (ports.length === 0 ? 11 : 21)
  const texts = ports.map((port) => portName(kind, port, language))
  const widths = texts.map((text) => Math.min(measure(text, false) + 24, 116))
  const total = widths.reduce((sum, width) => sum + width + pillGap, -pillGap)
  const { x, y } = node.position
  const single = ports.length === 1
  let at = x + (cardWidth - total) / 2
  return {
    id: node.id,
    x,
    y,
    height,
    family: kind?.family ?? 'flow',
    icon: kind?.icon ?? 'puzzle',
    kind: kindName(node, language),
    lines,
    label,
    ports: ports.map(({ name }, index): PicturePort => {
      const width = widths[index] ?? 0
      const middle = at + width / 2
      at += width + pillGap
      return single
        ? { name, x: x + cardWidth / 2, y: y + height, width: 12, text: null }
        : { name, x: middle, y: y + height, width, text: texts[index] ?? name }
    }),
  }
}
