import { error } from '../../../problem/finding.ts'
import type { JsonObject } from '../../../problem/json.ts'
import { noFacts, type FactNeeds } from '../../../condition/facts.ts'
import { durationMs } from '../../../time/duration.ts'
import { defineNode, type Names, type Phrase } from '../../define.ts'
import { itemIn, labelledPorts } from '../../labelled-ports.ts'
import { boldOr, sentence } from '../../phrase.ts'
import { checkDistinct, checkEvent } from '../../references-check.ts'
import { conditionIn, durationIn, objectsIn, textIn } from '../../unfinished.ts'
import { longestMs, shortestMs } from '../longest-stay.ts'
import { waitEventConfigSchema, type WaitEventConfig } from './wait-event.config.ts'
import { waitEventStep } from './wait-event.step.ts'
import { waitEventText as text, waitEventWords as words } from './wait-event.text.ts'

const needs = ({ groups, alreadyTrue }: WaitEventConfig): FactNeeds => {
  if (alreadyTrue === false) return noFacts
  const sinceMs = alreadyTrue === 'sinceEntry' ? null : (durationMs(alreadyTrue) ?? null)
  return { ...noFacts, events: Object.fromEntries(groups.map(({ event }) => [event, { sinceMs }])) }
}

const exactDuration = (duration: string, field: string) =>
  durationMs(duration) === undefined
    ? [error('wait.months-need-calendar', { path: [field], params: { duration } })]
    : []

const groupInWords = (group: JsonObject, names: Names): Phrase => {
  const { chooseEvent, filtered } = words[names.language]
  const event = textIn(group, 'event')
  const where = conditionIn(group, 'where')
  const named = boldOr(event && names.event(event), chooseEvent)
  return where === undefined ? [named] : sentence(filtered, { event: named, where: names.condition(where) })
}

/** One of several events, or the time is up. */
export const waitEvent = defineNode({
  kind: 'wait.event',
  v: 1,
  family: 'wait',
  icon: 'hourglass',
  config: waitEventConfigSchema,
  defaults: () => ({
    groups: [{ id: 'happened', label: '', event: '' }],
    timeout: 'P1D',
    mode: 'first',
    alreadyTrue: false,
  }),
  fields: {
    groups: { widget: 'eventGroups', section: 'what' },
    timeout: { widget: 'duration', section: 'limit' },
    alreadyTrue: { widget: 'lookBack', section: 'limit' },
    mode: { widget: 'choice', section: 'advanced', options: ['first'] },
  },
  ports: (config) => [...labelledPorts(config, 'groups'), { name: 'timeout' }],
  check: ({ groups, timeout, alreadyTrue }, { refs }) => [
    ...checkDistinct(
      'config.id-twice',
      groups.map(({ id }, index) => ({ name: id, path: ['groups', index, 'id'] })),
    ),
    ...groups.flatMap(({ id, event }, index) => [
      ...(id === 'timeout' ? [error('config.id-reserved', { path: ['groups', index, 'id'], params: { id } })] : []),
      ...checkEvent(refs, event, ['groups', index, 'event']),
    ]),
    ...exactDuration(timeout, 'timeout'),
    ...(alreadyTrue === false || alreadyTrue === 'sinceEntry' ? [] : exactDuration(alreadyTrue, 'alreadyTrue')),
  ],
  needs,
  listens: ({ groups }) => groups.map(({ event, where }) => (where === undefined ? { event } : { event, where })),
  alwaysRests: ({ alreadyTrue }) => alreadyTrue === false,
  longestStayMs: ({ timeout }) => longestMs(timeout),
  leastStayMs: ({ timeout }, port) => (port === 'timeout' ? shortestMs(timeout) : 0),
  effects: [],
  text,
  summary: (config, names) => {
    const { waits, or, chooseEvent, chooseTimeout } = words[names.language]
    const timeout = durationIn(config, 'timeout')
    const groups = objectsIn(config, 'groups').map((group) => groupInWords(group, names))
    const joined = groups.flatMap((group, index) => (index === 0 ? group : [or, ...group]))
    return sentence(waits, {
      timeout: boldOr(timeout && names.duration(timeout), chooseTimeout),
      events: joined.length === 0 ? [{ missing: chooseEvent }] : joined,
    })
  },
  portWords: (config, port, names) => {
    const event = textIn(itemIn(config, 'groups', port), 'event')
    return event === undefined ? undefined : names.event(event)
  },
  upgrades: [],
  step: waitEventStep,
})
