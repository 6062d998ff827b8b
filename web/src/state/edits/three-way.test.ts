import { compile } from '@trailwright/shared/compile/compile.ts'
import { graphArbitrary } from '@trailwright/shared/compile/testing/arbitrary-graph.ts'
import { normalise } from '@trailwright/shared/graph/normalise.ts'
import { type Graph, type GraphNode, type GraphNote, graphSchema } from '@trailwright/shared/graph/schema.ts'
import { catalogue, kindOf } from '@trailwright/shared/nodes/index.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingKnown } from '../testing/open-editor.ts'
import { connect, disconnect } from './connect.ts'
import { deleteNodes } from './delete-nodes.ts'
import { type Choices, open, threeWay } from './three-way.ts'

const step = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  kind: 'exit',
  v: 1,
  config: {},
  position: { x: 0, y: 0 },
  ...more,
})
const note = (id: string, text: string): GraphNote => ({
  id,
  text,
  colour: 'blue',
  position: { x: 0, y: 0 },
  size: { width: 9, height: 9 },
})
const base: Graph = {
  id: 'j',
  name: { en: 'Journey', 'zh-CN': '旅程' },
  zone: 'UTC',
  settings: { entry: { reentry: { mode: 'always', cooldown: null }, cap: null }, goals: [], exits: [] },
  nodes: [step('a'), step('b'), step('c')],
  edges: [
    { from: 'a', port: 'next', to: 'b' },
    { from: 'b', port: 'next', to: 'c' },
  ],
  notes: [note('both', 'Ask Li')],
  groups: [],
}
const withStep = (graph: Graph, node: GraphNode): Graph => ({
  ...graph,
  nodes: graph.nodes.some(({ id }) => id === node.id)
    ? graph.nodes.map((other) => (other.id === node.id ? node : other))
    : [...graph.nodes, node],
})
const without = (graph: Graph, gone: string): Graph => ({
  ...graph,
  nodes: graph.nodes.filter(({ id }) => id !== gone),
  edges: graph.edges.filter(({ from, to }) => from !== gone && to !== gone),
})
const goal = (id: string, event: string) => ({ id, on: { event }, when: null })
const asked = (mine: Graph, theirs: Graph, from: Graph | null = base) =>
  open(threeWay(from, mine, theirs), new Map()).map(({ key }) => key)
const chosen = (mine: Graph, theirs: Graph, ...theirsIn: readonly string[]): Graph => {
  const choices: Choices = new Map(theirsIn.map((key) => [key, 'theirs']))
  return threeWay(base, mine, theirs, choices).graph
}

describe('what only one side changed goes together without a question', () => {
  test('setting by setting', () => {
    const mine: Graph = {
      ...base,
      name: { ...base.name, en: 'Mine' },
      settings: {
        entry: { reentry: { mode: 'never', cooldown: null }, cap: null },
        goals: [goal('bought', 'Order Completed')],
        exits: [],
      },
    }
    const theirs: Graph = {
      ...base,
      name: { ...base.name, 'zh-CN': '对方' },
      zone: 'Asia/Shanghai',
      settings: {
        entry: { reentry: { mode: 'always', cooldown: 'P1D' }, cap: 9 },
        goals: [goal('came', 'Signed Up')],
        exits: [goal('left', 'Account Closed')],
      },
    }
    const { graph, differences } = threeWay(base, mine, theirs)
    expect(differences.filter(({ conflict }) => conflict !== 'none')).toEqual([])
    expect(graph.name).toEqual({ en: 'Mine', 'zh-CN': '对方' })
    expect(graph.zone).toBe('Asia/Shanghai')
    expect(graph.settings.entry).toEqual({ reentry: { mode: 'never', cooldown: 'P1D' }, cap: 9 })
    expect(graph.settings.goals.length + graph.settings.exits.length).toBe(3)
  })

  test('two fields of one step, its name and where it stands', () => {
    const from = withStep(base, step('a', { kind: 'wait.for', config: { duration: 'P1D', zone: 'person' } }))
    const of = (more: Partial<GraphNode>) => withStep(from, step('a', { kind: 'wait.for', ...more }))
    const mine = of({ config: { duration: 'P2D', zone: 'person' }, label: 'Two days' })
    const theirs = of({ config: { duration: 'P1D', zone: 'journey' }, position: { x: 320, y: 0 } })
    const { graph, differences } = threeWay(from, mine, theirs)
    expect(differences.map(({ key, by, conflict }) => [key, by, conflict])).toEqual([
      ['step a', 'both', 'none'],
      ['layout', 'theirs', 'none'],
    ])
    expect(graph.nodes[0]).toEqual(
      step('a', {
        kind: 'wait.for',
        label: 'Two days',
        config: { duration: 'P2D', zone: 'journey' },
        position: { x: 320, y: 0 },
      }),
    )
  })

  test('notes of both; one that was taken away stays away', () => {
    const mine: Graph = { ...base, notes: [note('mine', 'Mine')] }
    const theirs: Graph = { ...base, notes: [...base.notes, note('theirs', 'Theirs')] }
    expect(threeWay(base, mine, theirs).graph.notes.map(({ id }) => id)).toEqual(['mine', 'theirs'])
    expect(asked(mine, theirs)).toEqual([])
  })

  test('a step that they put into a line beside one that I took out elsewhere', () => {
    const inserted: Graph = {
      ...withStep(base, step('new')),
      edges: [
        { from: 'a', port: 'next', to: 'new' },
        { from: 'new', port: 'next', to: 'b' },
        { from: 'b', port: 'next', to: 'c' },
      ],
    }
    const { graph } = threeWay(base, without(base, 'c'), inserted)
    expect(graph.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'new'])
    expect(graph.edges).toEqual(inserted.edges.slice(0, 2))
    expect(asked(without(base, 'c'), inserted)).toEqual([])
  })

  test('a step that both moved stays where I put it, and nobody is asked', () => {
    const mine = withStep(base, step('a', { position: { x: 16, y: 0 } }))
    const theirs = withStep(base, step('a', { position: { x: 32, y: 0 } }))
    expect(asked(mine, theirs)).toEqual([])
    expect(threeWay(base, mine, theirs).graph.nodes[0]?.position.x).toBe(16)
    expect(chosen(mine, theirs, 'layout').nodes[0]?.position.x).toBe(32)
  })
})

describe('where both changed the same, somebody has to choose', () => {
  test('one field: the choice decides it, and what they changed beside it comes all the same', () => {
    const mine = withStep(base, step('a', { config: { reason: 'mine' } }))
    const theirs = withStep(base, step('a', { config: { reason: 'theirs' }, label: 'The end' }))
    expect(asked(mine, theirs)).toEqual(['step a'])
    expect(threeWay(base, mine, theirs).graph.nodes[0]).toMatchObject({ config: { reason: 'mine' }, label: 'The end' })
    expect(chosen(mine, theirs, 'step a').nodes[0]).toMatchObject({ config: { reason: 'theirs' }, label: 'The end' })
  })

  test('one line, one setting, one note', () => {
    const mine: Graph = {
      ...base,
      zone: 'Asia/Shanghai',
      notes: [note('both', 'Ask Max')],
      edges: [{ from: 'a', port: 'next', to: 'c' }],
    }
    const theirs: Graph = { ...base, zone: 'Europe/Berlin', notes: [note('both', 'Ask Yu')], edges: [] }
    expect(asked(mine, theirs)).toEqual(['setting zone', 'step a', 'note both'])
    expect(chosen(mine, theirs, 'note both').notes[0]?.text).toBe('Ask Yu')
    expect(chosen(mine, theirs, 'step a').edges).toEqual([])
  })

  test('a step that one of them took away while the other changed it, or led something new to it', () => {
    const changed = withStep(base, step('c', { label: 'The end' }))
    const led: Graph = { ...base, edges: [...base.edges, { from: 'a', port: 'other', to: 'c' }] }
    for (const kept of [changed, led]) {
      expect(asked(without(base, 'c'), kept)).toEqual(['step c'])
      expect(chosen(without(base, 'c'), kept).nodes.map(({ id }) => id)).toEqual(['a', 'b'])
      expect(chosen(without(base, 'c'), kept, 'step c')).toEqual(kept)
      expect(asked(kept, without(base, 'c'))).toEqual(['step c'])
      expect(threeWay(base, kept, without(base, 'c')).graph).toEqual(kept)
    }
  })

  test('a step taken out of its line comes back into it', () => {
    const healed: Graph = { ...without(base, 'b'), edges: [{ from: 'a', port: 'next', to: 'c' }] }
    const changed = withStep(base, step('b', { label: 'Wait' }))
    expect(asked(healed, changed)).toEqual(['step b'])
    expect(chosen(healed, changed)).toEqual(healed)
    expect(chosen(healed, changed, 'step b')).toEqual(changed)
  })

  test('all that differs, when nobody knows what both began from', () => {
    const mine = withStep({ ...base, zone: 'Asia/Shanghai' }, step('mine'))
    const theirs = withStep(base, step('theirs'))
    expect(asked(mine, theirs, null)).toEqual(['setting zone', 'step mine', 'step theirs'])
    expect(threeWay(null, mine, theirs).graph).toEqual(mine)
  })
})

test('a proposal can be refused: a step they put into my line leaves it as it was', () => {
  const inserted: Graph = {
    ...withStep(base, step('new')),
    edges: [
      { from: 'a', port: 'next', to: 'new' },
      { from: 'new', port: 'next', to: 'b' },
      { from: 'b', port: 'next', to: 'c' },
    ],
  }
  const { graph } = threeWay(base, base, inserted, new Map([['step new', 'mine']]))
  expect(graph).toEqual(base)
})

/** One thing that somebody did to a draft; numbers choose what it is done to. */
interface Deed {
  readonly what: 'configure' | 'name' | 'move' | 'delete' | 'add' | 'lead' | 'cut' | 'note' | 'setting'
  readonly which: number
  readonly value: number
}
const kinds = [...catalogue.values()]
const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.constantFrom('configure', 'name', 'move', 'delete', 'add', 'lead', 'cut', 'note', 'setting'),
  which: fc.nat(30),
  value: fc.nat(5),
})

const done = (graph: Graph, { what, which, value }: Deed, by: string): Graph => {
  const node = graph.nodes[which % Math.max(graph.nodes.length, 1)]
  if (what === 'note')
    return { ...graph, notes: [...graph.notes.slice(1), note(`${by}${which}-${graph.notes[0]?.id}`, `${value}`)] }
  if (what === 'setting') {
    if (which % 3 === 0) return { ...graph, zone: value > 2 ? 'UTC' : 'Asia/Tokyo' }
    if (which % 3 === 1) return { ...graph, name: { ...graph.name, en: `Name ${value}` } }
    return { ...graph, settings: { ...graph.settings, entry: { ...graph.settings.entry, cap: value } } }
  }
  if (node === undefined || what === 'add') {
    const kind = kinds[which % kinds.length]
    if (kind === undefined) return graph
    const id = `${by}-${which}-${graph.nodes.length}`
    return withStep(graph, {
      id,
      kind: kind.kind,
      v: kind.v,
      config: kind.defaults(),
      position: { x: value, y: which },
    })
  }
  if (what === 'configure')
    return withStep(graph, { ...node, config: { ...node.config, [`field${which % 2}`]: value } })
  if (what === 'name') return withStep(graph, { ...node, label: `Step ${value}` })
  if (what === 'move') return withStep(graph, { ...node, position: { x: value, y: which } })
  if (what === 'delete') return deleteNodes(graph, [node.id])
  const port = kindOf(node.kind)?.ports(node.config)[value % 2]?.name ?? 'next'
  if (what === 'cut') return disconnect(graph, { from: node.id, port })
  const target = graph.nodes[value % graph.nodes.length]
  if (target === undefined) return graph
  const joined = connect(graph, { from: node.id, port, to: target.id })
  return joined.ok ? joined.graph : graph
}
const workOf = (by: string) => (graph: Graph, deeds: readonly Deed[]) =>
  normalise(deeds.reduce((before, each) => done(before, each, by), graph))

const drafts = fc
  .record({
    from: graphArbitrary(8).map(normalise),
    mine: fc.array(deed, { maxLength: 5 }),
    theirs: fc.array(deed, { maxLength: 5 }),
  })
  .map(({ from, mine, theirs }) => ({ from, mine: workOf('m')(from, mine), theirs: workOf('t')(from, theirs) }))
const runs = { seed: 5, numRuns: 120 }

describe('however two people worked', () => {
  test('who changed nothing takes the other draft whole', () => {
    fc.assert(
      fc.property(drafts, ({ from, mine }) => {
        expect(threeWay(from, mine, from).graph).toEqual(mine)
        expect(normalise(threeWay(from, from, mine).graph)).toEqual(mine)
        expect(asked(mine, from, from)).toEqual([])
        expect(threeWay(from, mine, mine)).toEqual({ graph: mine, differences: [] })
      }),
      runs,
    )
  })

  test('without a conflict it does not matter who is called mine', () => {
    let alike = 0
    fc.assert(
      fc.property(drafts, ({ from, mine, theirs }) => {
        const [one, other] = [threeWay(from, mine, theirs), threeWay(from, theirs, mine)]
        expect(asked(theirs, mine, from).toSorted()).toEqual(asked(mine, theirs, from).toSorted())
        if (one.differences.some(({ conflict }) => conflict !== 'none')) return
        alike += 1
        expect(normalise(other.graph)).toEqual(normalise(one.graph))
      }),
      runs,
    )
    expect(alike).toBeGreaterThan(20)
  })

  test('whatever is chosen, the result loads, compiles, and has no line that leads nowhere', () => {
    const sides = fc.array(fc.constantFrom('mine', 'theirs', null), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(drafts, sides, fc.boolean(), ({ from, mine, theirs }, list, isKnown) => {
        const begun = isKnown ? from : null
        const { differences } = threeWay(begun, mine, theirs)
        const choices: Choices = new Map(
          differences.flatMap(({ key }, index) => {
            const side = list[index % list.length] ?? null
            return side === null ? [] : [[key, side] as const]
          }),
        )
        const { graph } = threeWay(begun, mine, theirs, choices)
        expect(graphSchema.parse(graph)).toEqual(graph)
        const ids = new Set(graph.nodes.map(({ id }) => id))
        expect(ids.size).toBe(graph.nodes.length)
        expect(graph.edges.filter(({ from: start, to }) => !ids.has(start) || !ids.has(to))).toEqual([])
        expect(compile(graph, nothingKnown).journey.id).toBe(graph.id)
      }),
      runs,
    )
  })

  test('choosing theirs everywhere gives theirs, choosing mine everywhere gives mine', () => {
    fc.assert(
      fc.property(drafts, ({ from, mine, theirs }) => {
        const { differences } = threeWay(null, mine, theirs)
        const all = (side: 'mine' | 'theirs'): Choices => new Map(differences.map(({ key }) => [key, side]))
        expect(normalise(threeWay(null, mine, theirs, all('theirs')).graph)).toEqual(theirs)
        expect(normalise(threeWay(null, mine, theirs, all('mine')).graph)).toEqual(mine)
        expect(from).toBeDefined()
      }),
      runs,
    )
  })
})
