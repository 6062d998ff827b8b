import type { TraceEntry } from '../step/trace.ts'
import type { Advanced } from './contract.ts'
import type { Enrollment } from './enrollment.ts'

/** What is counted, for which version. `node` is '' for the journey as a whole; `name` is the port, the reason or the goal. */
export interface CountChange {
  readonly version: number
  readonly node: string
  readonly what: 'entered' | 'arrived' | 'port' | 'left' | 'skipped' | 'goal' | 'goal_value'
  readonly name: string
  readonly n: number
}

type Unversioned = Omit<CountChange, 'version'>

const one = (node: string | null, what: CountChange['what'], name = ''): Unversioned => ({
  node: node ?? '',
  what,
  name,
  n: 1,
})

const textAt = (entry: TraceEntry, name: string): string => String(entry.values[name] ?? '')

const changesOf = (entry: TraceEntry): readonly Unversioned[] => {
  switch (entry.code) {
    case 'entered':
      return [one('', 'entered')]
    case 'arrived':
      return [one(entry.node, 'arrived')]
    case 'left':
    case 'decided':
      return [one(entry.node, 'port', entry.port ?? '')]
    case 'sent-back':
      return [one(entry.node, 'left', 'sent-back')]
    case 'ended': {
      const reason = textAt(entry, 'reason')
      const ofNode = entry.node === null ? [] : [one(entry.node, 'left', reason)]
      return [one('', 'left', reason), ...ofNode]
    }
    case 'outcome':
      return entry.values['outcome'] === 'skipped' ? [one(entry.node, 'skipped', textAt(entry, 'reason'))] : []
    case 'goal': {
      const { goal, value } = entry.values
      const worth =
        typeof value === 'number' ? [{ node: '', what: 'goal_value' as const, name: String(goal), n: value }] : []
      return [one('', 'goal', String(goal)), ...worth]
    }
    default:
      return []
  }
}

/** Who goes over leaves the one version and enters the other. */
const changesOfMove = (entry: TraceEntry): readonly CountChange[] => {
  const { from, to, standing, stays } = entry.values
  const old = [one('', 'left', 'moved'), ...(standing === true ? [one(entry.node, 'left', 'moved')] : [])]
  const fresh = [one('', 'entered', 'moved'), ...(stays === true ? [one(entry.node, 'arrived')] : [])]
  return [
    ...old.map((change) => ({ ...change, version: Number(from) })),
    ...fresh.map((change) => ({ ...change, version: Number(to) })),
  ]
}

/** The version in which each entry of a trace was made, that of the first one given: a `moved` ends the earlier one. */
export const versionsOf = (first: number, trace: readonly TraceEntry[]): readonly number[] => {
  let version = first
  return trace.map((entry) => {
    const own = version
    if (entry.code === 'moved') version = Number(entry.values['to'])
    return own
  })
}

/** What these entries of one enrollment, which began in the version `first`, change in the counters. */
export const countsOfTrace = (first: number, trace: readonly TraceEntry[]): readonly CountChange[] => {
  const versions = versionsOf(first, trace)
  return trace.flatMap((entry, index) =>
    entry.code === 'moved'
      ? changesOfMove(entry)
      : changesOf(entry).map((change) => ({ ...change, version: versions[index] ?? first })),
  )
}

/**
 * What one call of `advance` changes in the counters, the same for engine and simulator, so that the sums hold always,
 * for each version: entered = inside + left by reason; for each node, arrived = here now + gone by each port + left from
 * here by reason.
 */
export const countChanges = (before: Enrollment, { enrollment, trace }: Advanced): readonly CountChange[] =>
  before === enrollment ? [] : countsOfTrace(before.version, trace)
