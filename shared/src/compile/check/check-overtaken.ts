import { warning, type Finding } from '../../problem/finding.ts'
import type { Condition } from '../../condition/schema.ts'
import { sorted } from '../../problem/sorted.ts'
import type { Json } from '../../problem/json.ts'
import { finishedSettings } from './check-settings.ts'
import type { DrawnNode, Drawing } from './drawing.ts'

interface Match {
  readonly event: string
  readonly where?: Condition
}

/** A rule that ends the passage, by the event that it waits for. */
interface Ending extends Match {
  readonly rule: string
}

const endings = (drawing: Drawing): readonly Ending[] => {
  const { goals, exits } = finishedSettings(drawing)
  return [
    ...goals.flatMap(({ goal: { id, on, ends } }) => (on !== null && ends ? [{ ...on, rule: id }] : [])),
    ...exits.flatMap(({ rule: { id, on } }) => (on === null ? [] : [{ ...on, rule: id }])),
  ]
}

// A condition is JSON; equal ones have equal bytes once sorted.
const bytes = (condition: Condition): string => JSON.stringify(sorted(condition as Json))

/** Whether every event that the listener takes is taken by the ending first. */
const overtakes = (ending: Ending, listener: Match): boolean => {
  if (ending.event !== listener.event) return false
  if (ending.where === undefined) return true
  return listener.where !== undefined && bytes(ending.where) === bytes(listener.where)
}

const checkNode = ({ node, kind, config, ports }: DrawnNode, ends: readonly Ending[]): readonly Finding[] => {
  if (kind === undefined || config === undefined || kind.family !== 'wait') return []
  return (kind.listens?.(config) ?? []).flatMap((listener, index) => {
    const ending = ends.find((candidate) => overtakes(candidate, listener))
    if (ending === undefined) return []
    const port = ports[index]?.name ?? ''
    const label = ports[index]?.label ?? port
    const params = { port, label, event: listener.event, rule: ending.rule }
    return [warning('port.never-taken', { node: node.id, path: ['nodes', node.id, 'to', port], params })]
  })
}

/** Goals that end and exit rules see an event before the wait does: then the port of the wait is never taken. */
export const checkOvertaken = (drawing: Drawing): readonly Finding[] => {
  const ends = endings(drawing)
  return ends.length === 0 ? [] : [...drawing.nodes.values()].flatMap((node) => checkNode(node, ends))
}
