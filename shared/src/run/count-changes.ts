import type { TraceEntry } from '../step/trace.ts'
import type { Advanced } from './contract.ts'
import type { Enrollment } from './enrollment.ts'

/** What is counted. `node` is '' for the journey as a whole; `name` is the port, the reason or the goal. */
export interface CountChange {
  readonly node: string
  readonly what: 'entered' | 'arrived' | 'port' | 'left' | 'skipped' | 'goal' | 'goal_value'
  readonly name: string
  readonly n: number
}

const one = (node: string | null, what: CountChange['what'], name = ''): CountChange => ({
  node: node ?? '',
  what,
  name,
  n: 1,
})

const textAt = (entry: TraceEntry, name: string): string => String(entry.values[name] ?? '')

const changesOf = (entry: TraceEntry): readonly CountChange[] => {
  switch (entry.code) {
    case 'entered':
      return [one('', 'entered')]
    case 'arrived':
      return [one(entry.node, 'arrived')]
    case 'left':
    case 'decided':
      return [one(entry.node, 'port', entry.port ?? '')]
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

/**
 * What one call of `advance` changes in the counters, the same for engine and simulator, so that the sums hold always:
 * entered = inside + left by reason; for each node, arrived = here now + gone by each port + left from here by reason.
 */
export const countChanges = (before: Enrollment, { enrollment, trace }: Advanced): readonly CountChange[] =>
  before === enrollment ? [] : trace.flatMap(changesOf)
