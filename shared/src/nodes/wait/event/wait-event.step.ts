import type { EventFact } from '../../../condition/facts.ts'
import type { StepInput, StepResult } from '../../../step/step.ts'
import { durationMs } from '../../../time/duration.ts'
import type { Instant } from '../../../time/instant.ts'
import type { WaitEventConfig } from './wait-event.config.ts'

type Group = WaitEventConfig['groups'][number]

interface Found {
  readonly group: Group
  readonly event: EventFact
}

const isEarlier = (a: EventFact, b: EventFact): boolean => a.at < b.at || (a.at === b.at && a.seq < b.seq)

/** From when on an event counts as having happened already; null when only the future counts. */
const lookBackFrom = ({ alreadyTrue }: WaitEventConfig, { at, enteredAt }: StepInput): Instant | null => {
  if (alreadyTrue === false) return null
  return alreadyTrue === 'sinceEntry' ? enteredAt : at - (durationMs(alreadyTrue) ?? 0)
}

/** The earliest event that fits a group, both ends of the stretch included; the event that let her enter is not one. */
const findEvent = (group: Group, from: Instant, { at, entry, facts, evaluate }: StepInput): EventFact | undefined => {
  const events = facts.events[group.event]
  if (events === undefined || events === 'unknown') return undefined
  return events.find(
    (event) =>
      event.at >= from &&
      event.at <= at &&
      event.id !== entry?.id &&
      (group.where === undefined || evaluate(group.where, event).value === true),
  )
}

/** The earliest over all groups; of two at the same place in time, that of the group named first. */
const alreadyHappened = (config: WaitEventConfig, input: StepInput): Found | undefined => {
  const from = lookBackFrom(config, input)
  if (from === null) return undefined
  let found: Found | undefined
  for (const group of config.groups) {
    const event = findEvent(group, from, input)
    if (event !== undefined && (found === undefined || isEarlier(event, found.event))) found = { group, event }
  }
  return found
}

const go = (port: string, event: EventFact, extra: Pick<StepResult<string> & { type: 'go' }, 'because'> = {}) =>
  ({ type: 'go', port, values: { event: event.name, id: event.id, at: event.at }, ...extra }) as const

const arrive = (config: WaitEventConfig, input: StepInput, deadline: Instant): StepResult<string> => {
  const found = alreadyHappened(config, input)
  if (found === undefined) return { type: 'rest', wake: deadline, values: { until: deadline } }
  const { group, event } = found
  return go(group.id, event, group.where === undefined ? {} : { because: input.evaluate(group.where, event).because })
}

/** Moves on by the first event that fits, from arrival (included) to the deadline (not included), else by `timeout`. */
export const waitEventStep = (config: WaitEventConfig, input: StepInput): StepResult<string> => {
  const deadline = input.arrivedAt + (durationMs(config.timeout) ?? 0)
  const { signal } = input
  if (signal.type === 'arrived') return arrive(config, input, deadline)
  if (signal.type !== 'event') return { type: 'go', port: 'timeout', values: { until: deadline } }
  const group = config.groups[signal.listener]
  const inTime = signal.event.at >= input.arrivedAt && signal.event.at < deadline
  if (group === undefined || !inTime) return { type: 'rest', wake: deadline, values: { until: deadline } }
  return go(group.id, signal.event, { because: signal.because })
}
