import { describe, expect, test } from 'vitest'
import { DAY_MS, SECOND_MS } from '../../../time/instant.ts'
import type { EventFact } from '../../../condition/facts.ts'
import { arriving, event, monday, nobodyKnown } from '../../testing/step-input.ts'
import { waitEvent } from './wait-event.ts'

const config = (given: Record<string, unknown> = {}) =>
  waitEvent.config.parse({
    groups: [
      { id: 'bought', event: 'Order Completed' },
      { id: 'viewed', event: 'Product Viewed' },
    ],
    timeout: 'P7D',
    ...given,
  })
const happened = (seen: EventFact, listener = 0) =>
  arriving({ at: seen.at, signal: { type: 'event', event: seen, listener, because: [] } })

describe('while a person rests here', () => {
  test('the event moves her on by the port of its group', () => {
    expect(waitEvent.step(config(), happened(event('Product Viewed', monday + 1), 1))).toMatchObject({
      type: 'go',
      port: 'viewed',
      values: { event: 'Product Viewed', at: monday + 1 },
    })
  })

  test('the time being up moves her on by timeout', () => {
    expect(waitEvent.step(config(), arriving())).toMatchObject({ type: 'rest', wake: monday + 7 * DAY_MS })
    const later = arriving({ at: monday + 7 * DAY_MS, signal: { type: 'woke' } })
    expect(waitEvent.step(config(), later)).toMatchObject({ type: 'go', port: 'timeout' })
  })

  test('an event at the very deadline is late, one a millisecond before is not', () => {
    const deadline = monday + 7 * DAY_MS
    expect(waitEvent.step(config(), happened(event('Order Completed', deadline)))).toMatchObject({ type: 'rest' })
    expect(waitEvent.step(config(), happened(event('Order Completed', deadline - 1)))).toMatchObject({ port: 'bought' })
  })

  test('an event from before the arrival satisfies nothing', () => {
    expect(waitEvent.step(config(), happened(event('Order Completed', monday - 1)))).toMatchObject({
      type: 'rest',
      wake: monday + 7 * DAY_MS,
    })
  })
})

describe('what happened before the arrival', () => {
  const enteredAt = monday - 30 * SECOND_MS
  const early = event('Order Completed', enteredAt - 60 * SECOND_MS)
  const since = event('Order Completed', enteredAt + 20 * SECOND_MS)
  const arrive = (alreadyTrue: unknown, events: Record<string, EventFact[]>, entry: EventFact | null = null) =>
    waitEvent.step(config({ alreadyTrue }), arriving({ enteredAt, entry, facts: { ...nobodyKnown, events } }))
  const orders = { 'Order Completed': [early, since] }

  test('counts only if the step says so', () => {
    expect(arrive(false, orders)).toMatchObject({ type: 'rest' })
    expect(arrive('sinceEntry', orders)).toMatchObject({ port: 'bought', values: { id: since.id, at: since.at } })
    expect(arrive('P30D', orders)).toMatchObject({ port: 'bought', values: { id: early.id } })
  })

  test('the earliest wins over all groups; at the same instant, the group named first', () => {
    const view = event('Product Viewed', since.at - 1)
    expect(arrive('sinceEntry', { ...orders, 'Product Viewed': [view] })).toMatchObject({ port: 'viewed' })
    const sameTime = { ...event('Product Viewed', since.at), seq: since.seq }
    expect(arrive('sinceEntry', { ...orders, 'Product Viewed': [sameTime] })).toMatchObject({ port: 'bought' })
  })

  test('the event that let her enter is not one that happened since', () => {
    expect(arrive('sinceEntry', { 'Order Completed': [since] }, since)).toMatchObject({ type: 'rest' })
  })

  test('what could not be read did not happen', () => {
    const facts = { ...nobodyKnown, events: { 'Order Completed': 'unknown' as const } }
    expect(waitEvent.step(config({ alreadyTrue: 'P30D' }), arriving({ facts }))).toMatchObject({ type: 'rest' })
  })

  test('a filter holds for it too', () => {
    const groups = [{ id: 'bought', event: 'Order Completed', where: { attribute: 'event.total', is: '>', value: 5 } }]
    const facts = { ...nobodyKnown, events: orders }
    const input = arriving({ enteredAt, facts, answers: (_, seen) => seen?.id === since.id })
    expect(waitEvent.step(config({ groups, alreadyTrue: 'P30D' }), input)).toMatchObject({ values: { id: since.id } })
  })

  test('says which events it must be able to look up, and how far back', () => {
    expect(waitEvent.needs?.(config()).events).toEqual({})
    expect(waitEvent.needs?.(config({ alreadyTrue: 'P1D' })).events).toEqual({
      'Order Completed': { sinceMs: DAY_MS },
      'Product Viewed': { sinceMs: DAY_MS },
    })
  })
})
