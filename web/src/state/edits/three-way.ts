import type { Graph, GraphEdge, GraphGroup, GraphNode, GraphNote } from '@trailwright/shared/graph/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { sorted } from '@trailwright/shared/problem/sorted.ts'
import { mergedOrder } from './merged-order.ts'

/** What is chosen as one. `path` of a setting: `name`, `zone`, `entry.reentry.mode`, `goals`. */
export type Subject =
  | { readonly type: 'step' | 'note' | 'frame' | 'goal' | 'exit'; readonly id: string }
  | { readonly type: 'setting'; readonly path: string }
  /** Where things stand. */
  | { readonly type: 'layout' }

export type Side = 'mine' | 'theirs'

/** What two drafts do not have alike. */
export interface Difference {
  readonly key: string
  readonly subject: Subject
  /** Who changed it since both began. */
  readonly by: Side | 'both'
  /**
   * Both changed the very same: its `meaning`, so that somebody has to choose, or only the `place` where it stands, and
   * mine stays. `none`: what either changed goes together.
   */
  readonly conflict: 'none' | 'place' | 'meaning'
}

/**
 * By the key of a difference. Where both changed the same, the choice decides that alone, and what only one of them
 * changed beside it stays; elsewhere it decides the whole.
 */
export type Choices = ReadonlyMap<string, Side>

export interface Merge {
  /** With mine where both changed the same and nobody chose. */
  readonly graph: Graph
  /** Settings first, then steps in their order. */
  readonly differences: readonly Difference[]
}

/** What must be chosen before the two are one. */
export const open = ({ differences }: Merge, choices: Choices): readonly Difference[] =>
  differences.filter(({ key, conflict }) => conflict === 'meaning' && !choices.has(key))

/** A value in both drafts and in the one both began from. */
interface Three<Value> {
  readonly base: Value | undefined
  readonly mine: Value | undefined
  readonly theirs: Value | undefined
  /** What both began from is not known. */
  readonly isUnknown: boolean
}

const text = (value: unknown): string | undefined =>
  // Everything in a draft is JSON; the wider type forgets it.
  value === undefined ? undefined : JSON.stringify(sorted(value as Json))
const same = (one: unknown, other: unknown): boolean => one === other || text(one) === text(other)

const keyOf = (subject: Subject): string =>
  subject.type === 'layout' ? 'layout' : `${subject.type} ${subject.type === 'setting' ? subject.path : subject.id}`

interface Noted {
  readonly subject: Subject
  readonly by: ReadonlySet<Side>
  readonly conflict: Difference['conflict']
}

/** Decides value by value, and notes what differs. */
class Decisions {
  readonly #choices: Choices
  readonly #asked: ReadonlySet<string>
  readonly #noted = new Map<string, Noted>()

  constructor(choices: Choices, asked: ReadonlySet<string>) {
    this.#choices = choices
    this.#asked = asked
  }

  /** The side that a value is taken from; null where both are alike. */
  side<Value>(subject: Subject, { base, mine, theirs, isUnknown }: Three<Value>): Side | null {
    if (same(mine, theirs)) return null
    const byMine = isUnknown || !same(base, mine)
    const byTheirs = isUnknown || !same(base, theirs)
    const clashes = byMine && byTheirs
    const key = keyOf(subject)
    this.#note(key, subject, { byMine, byTheirs })
    const chosen = this.#choices.get(key)
    if (chosen !== undefined && (clashes || !this.#asked.has(key))) return chosen
    return byMine ? 'mine' : 'theirs'
  }

  value<Value>(subject: Subject, three: Three<Value>): Value | undefined {
    return this.side(subject, three) === 'theirs' ? three.theirs : three.mine
  }

  #note(key: string, subject: Subject, { byMine, byTheirs }: { byMine: boolean; byTheirs: boolean }): void {
    const former = this.#noted.get(key)
    const by = new Set(former?.by)
    if (byMine) by.add('mine')
    if (byTheirs) by.add('theirs')
    const clash = byMine && byTheirs ? (subject.type === 'layout' ? 'place' : 'meaning') : 'none'
    this.#noted.set(key, { subject, by, conflict: clash === 'none' ? (former?.conflict ?? 'none') : clash })
  }

  get differences(): readonly Difference[] {
    return [...this.#noted].map(([key, { subject, by, conflict }]) => {
      const [only] = by
      return { key, subject, by: by.size === 1 && only !== undefined ? only : 'both', conflict }
    })
  }
}

const layout: Subject = { type: 'layout' }

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of three things the same part. */
const part = <Thing, Value>(
  { base, mine, theirs, isUnknown }: Three<Thing>,
  of: (thing: Thing) => Value | undefined,
): Three<Value> => ({
  base: base === undefined ? undefined : of(base),
  mine: mine === undefined ? undefined : of(mine),
  theirs: theirs === undefined ? undefined : of(theirs),
  isUnknown,
})

/** Field by field. */
function record(three: Three<JsonObject>, field: (key: string, values: Three<Json>) => Json | undefined): JsonObject {
  const keys = new Set([...Object.keys(three.mine ?? {}), ...Object.keys(three.theirs ?? {})])
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const value = field(
        key,
        part(three, (object) => object[key] as Json),
      )
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** Settings that are made of settings. */
const nested = ['reentry', 'holdout']

function entryOf(decide: Decisions, three: Three<JsonObject>, path: string): JsonObject {
  return record(three, (key, values) => {
    const own = `${path}.${key}`
    const { base, mine, theirs, isUnknown } = values
    if (nested.includes(key) && isObject(mine) && isObject(theirs)) {
      return entryOf(decide, { base: isObject(base) ? base : undefined, mine, theirs, isUnknown }, own)
    }
    return decide.value({ type: 'setting', path: own }, values)
  })
}

/** Lists of things with ids, by their ids; null when some have none of their own. */
function byId(list: readonly Json[] | undefined): ReadonlyMap<string, Json> | null {
  const found = new Map<string, Json>()
  for (const item of list ?? []) {
    const id = isObject(item) ? item['id'] : undefined
    if (typeof id !== 'string' || found.has(id)) return null
    found.set(id, item)
  }
  return found
}

function listOf(
  decide: Decisions,
  three: Three<readonly Json[]>,
  names: { list: 'goals' | 'exits'; item: 'goal' | 'exit' },
) {
  const [base, mine, theirs] = [byId(three.base), byId(three.mine), byId(three.theirs)]
  if (base === null || mine === null || theirs === null) {
    return [...(decide.value({ type: 'setting', path: names.list }, three) ?? [])]
  }
  const order = mergedOrder(three.isUnknown ? null : [...base.keys()], [...mine.keys()], [...theirs.keys()])
  return order.flatMap((id) => {
    const values = { base: base.get(id), mine: mine.get(id), theirs: theirs.get(id), isUnknown: three.isUnknown }
    const value = decide.value({ type: names.item, id }, values)
    return value === undefined ? [] : [value]
  })
}

interface Placed {
  readonly id: string
}

/** Which things stay, in order; `touched` says of one that a side took away whether the other side had changed it. */
function things<Thing extends Placed>(
  decide: Decisions,
  three: Three<readonly Thing[]>,
  rules: {
    readonly subject: (id: string) => Subject
    readonly touched: (side: Side, before: Thing, now: Thing) => boolean
    readonly join: (id: string, both: Three<Thing>) => Thing
  },
): Thing[] {
  const maps = part(three, (list) => new Map(list.map((thing) => [thing.id, thing])))
  const ids = part(three, (list) => list.map(({ id }) => id))
  return mergedOrder(three.isUnknown ? null : (ids.base ?? []), ids.mine ?? [], ids.theirs ?? []).flatMap((id) => {
    const one = part(maps, (map) => map.get(id))
    const [base, mine, theirs] = [one.base, one.mine, one.theirs]
    if (mine !== undefined && theirs !== undefined) {
      const joined = rules.join(id, { base, mine, theirs, isUnknown: three.isUnknown })
      return [same(joined, mine) ? mine : joined]
    }
    const present = mine ?? theirs
    if (present === undefined) return []
    const side = mine === undefined ? 'theirs' : 'mine'
    const isTouched = base !== undefined && rules.touched(side, base, present)
    const there = part({ base, mine, theirs, isUnknown: three.isUnknown || isTouched }, () => true)
    return decide.value(rules.subject(id), there) === true ? [present] : []
  })
}

/** The targets of each way out, by `from port`. */
function waysOf({ edges }: Graph): ReadonlyMap<string, readonly GraphEdge[]> {
  return Map.groupBy(edges, ({ from, port }) => `${from} ${port}`)
}

const idsOf = ({ nodes }: Graph): ReadonlySet<string> => new Set(nodes.map(({ id }) => id))

function stepOf(decide: Decisions, id: string, three: Three<GraphNode>): GraphNode {
  const subject: Subject = { type: 'step', id }
  const { base, mine, theirs, isUnknown } = three
  if (mine === undefined || theirs === undefined) throw new Error('Only a step of both is joined')
  const isOneKind = mine.kind === theirs.kind && mine.v === theirs.v
  const own = isOneKind
    ? {
        kind: mine.kind,
        v: mine.v,
        config: record(
          {
            ...part(three, ({ config }) => config),
            isUnknown: isUnknown || (base !== undefined && base.kind !== mine.kind),
          },
          (_, values) => decide.value(subject, values),
        ),
      }
    : (decide.value(
        subject,
        part(three, ({ kind, v, config }) => ({ kind, v, config })),
      ) ?? mine)
  const label = decide.value(
    subject,
    part(three, (node) => node.label),
  )
  const place = decide.value(
    layout,
    part(three, ({ position, placed }) => ({ position, ...(placed === undefined ? {} : { placed }) })),
  )
  const group = decide.value(
    layout,
    part(three, (node) => node.group),
  )
  return {
    id,
    kind: own.kind,
    v: own.v,
    ...(label === undefined ? {} : { label }),
    config: own.config,
    ...(place ?? { position: mine.position }),
    ...(group === undefined ? {} : { group }),
  }
}

const noteOf = (decide: Decisions, id: string, three: Three<GraphNote>): GraphNote => {
  const { mine } = three
  if (mine === undefined) throw new Error('Only a note of both is joined')
  const subject: Subject = { type: 'note', id }
  const of = <Key extends keyof GraphNote>(about: Subject, key: Key): GraphNote[Key] =>
    decide.value(
      about,
      part(three, (note) => note[key]),
    ) ?? mine[key]
  return {
    id,
    text: of(subject, 'text'),
    colour: of(subject, 'colour'),
    position: of(layout, 'position'),
    size: of(layout, 'size'),
  }
}

const frameOf = (decide: Decisions, id: string, three: Three<GraphGroup>): GraphGroup => {
  const { mine } = three
  if (mine === undefined) throw new Error('Only a frame of both is joined')
  const of = <Key extends keyof GraphGroup>(about: Subject, key: Key): GraphGroup[Key] =>
    decide.value(
      about,
      part(three, (frame) => frame[key]),
    ) ?? mine[key]
  return {
    id,
    label: of({ type: 'frame', id }, 'label'),
    position: of(layout, 'position'),
    size: of(layout, 'size'),
    collapsed: of(layout, 'collapsed'),
  }
}

/** Whether a step does something else than before, by itself, where it leads, or in that something new leads to it. */
const isReworked =
  (base: Graph, graphs: Readonly<Record<Side, Graph>>) =>
  (side: Side, before: GraphNode, now: GraphNode): boolean => {
    const logic = ({ kind, v, label, config }: GraphNode) => ({ kind, v, label, config })
    if (!same(logic(before), logic(now))) return true
    const touching = ({ edges }: Graph) =>
      edges
        .filter(({ from, to }) => from === now.id || to === now.id)
        .map(({ from, port, to }) => `${from} ${port} ${to}`)
    const known = new Set(touching(base))
    return touching(graphs[side]).some((edge) => !known.has(edge))
  }

/** The lines between the steps that stay. */
function edgesOf(decide: Decisions, three: Three<Graph>, nodes: readonly GraphNode[]): GraphEdge[] {
  const { mine, theirs, isUnknown } = three
  if (mine === undefined || theirs === undefined) throw new Error('Two drafts are joined')
  const stays = new Set(nodes.map(({ id }) => id))
  const ids = part(three, idsOf)
  const ways = part(three, waysOf)
  const has = (side: keyof Three<Graph> & ('base' | Side), id: string) => ids[side]?.has(id) === true
  /** The other side took the target away, and it stays all the same: so does the way to it. */
  const leadsBack = (edges: readonly GraphEdge[] | undefined, other: Side) =>
    edges?.some(({ to }) => stays.has(to) && has('base', to) && !has(other, to)) === true
  const isWhole = (edges: readonly GraphEdge[] | undefined, own: 'base' | Side) =>
    edges?.every(({ to }) => stays.has(to) || !has(own, to)) === true
  const keys = part(ways, (map) => [...map.keys()])
  const order = mergedOrder(isUnknown ? null : (keys.base ?? []), keys.mine ?? [], keys.theirs ?? [])
  return order.flatMap((key) => {
    const way = part(ways, (map) => map.get(key))
    const from = (way.mine ?? way.theirs)?.[0]?.from
    if (from === undefined || (!stays.has(from) && (has('mine', from) || has('theirs', from)))) return []
    if (leadsBack(way.mine, 'theirs')) return way.mine ?? []
    if (leadsBack(way.theirs, 'mine')) return way.theirs ?? []
    // A step that only one side has brings its own ways.
    if (!has('mine', from) && has('theirs', from)) return whole('theirs')
    if (has('mine', from) && !has('theirs', from)) return whole('mine')
    const side = decide.side(
      { type: 'step', id: from },
      part(way, (edges) => edges.map(({ to }) => to)),
    )
    return whole(side ?? 'mine')

    function whole(side: Side): readonly GraphEdge[] {
      const tries = [side, side === 'mine' ? 'theirs' : 'mine', 'base'] as const
      const found = tries.find((each) => isWhole(way[each] ?? [], each))
      return found === undefined ? [] : (way[found] ?? [])
    }
  })
}

function mergeOnce(base: Graph | null, mine: Graph, theirs: Graph, decide: Decisions): Graph {
  const isUnknown = base === null
  const three: Three<Graph> = { base: base ?? undefined, mine, theirs, isUnknown }
  const settings = part(three, (graph) => graph.settings)
  const name = record(
    part(three, (graph) => ({ ...graph.name })),
    (_, values) => decide.value({ type: 'setting', path: 'name' }, values),
  )
  const zone = decide.value(
    { type: 'setting', path: 'zone' },
    part(three, (graph) => graph.zone),
  )
  const entry = entryOf(
    decide,
    part(settings, (all) => all.entry),
    'entry',
  )
  const goals = listOf(
    decide,
    part(settings, (all) => all.goals),
    { list: 'goals', item: 'goal' },
  )
  const exits = listOf(
    decide,
    part(settings, (all) => all.exits),
    { list: 'exits', item: 'exit' },
  )
  const nodes = things<GraphNode>(
    decide,
    part(three, (graph) => graph.nodes),
    {
      subject: (id) => ({ type: 'step', id }),
      touched: base === null ? () => false : isReworked(base, { mine, theirs }),
      join: (id, both) => stepOf(decide, id, both),
    },
  )
  const edges = edgesOf(decide, three, nodes)
  const notes = things<GraphNote>(
    decide,
    part(three, (graph) => graph.notes),
    {
      subject: (id) => ({ type: 'note', id }),
      touched: (_, before, now) => before.text !== now.text || before.colour !== now.colour,
      join: (id, both) => noteOf(decide, id, both),
    },
  )
  const groups = things<GraphGroup>(
    decide,
    part(three, (graph) => graph.groups),
    {
      subject: (id) => ({ type: 'frame', id }),
      touched: (_, before, now) => before.label !== now.label,
      join: (id, both) => frameOf(decide, id, both),
    },
  )
  return {
    id: mine.id,
    // Of texts by language nothing but texts by language comes.
    name: name as Graph['name'],
    zone: zone ?? mine.zone,
    settings: { entry, goals, exits },
    nodes: nodes.map((node) => withoutLostFrame(node, groups, [mine, theirs])),
    edges,
    notes,
    groups,
  }
}

/** A step stands in no frame that went. */
function withoutLostFrame(node: GraphNode, groups: readonly GraphGroup[], sides: readonly Graph[]): GraphNode {
  const { group, ...rest } = node
  if (group === undefined || groups.some(({ id }) => id === group)) return node
  return sides.some((side) => side.groups.some(({ id }) => id === group)) ? rest : node
}

/**
 * Two drafts as one. What only one side changed since both began is taken from it: setting by setting, field by field,
 * line by line, place by place. Where both changed the same, mine stays until somebody chooses. Without what both began
 * from, everything that differs is asked.
 */
export function threeWay(base: Graph | null, mine: Graph, theirs: Graph, choices: Choices = new Map()): Merge {
  const first = new Decisions(new Map(), new Set())
  const graph = mergeOnce(base, mine, theirs, first)
  const { differences } = first
  if (choices.size === 0) return { graph, differences }
  const asked = new Set(differences.filter(({ conflict }) => conflict !== 'none').map(({ key }) => key))
  return { graph: mergeOnce(base, mine, theirs, new Decisions(choices, asked)), differences }
}
