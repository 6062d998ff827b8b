import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../step/outcome.ts'
import type { CheckContext } from '../../define.ts'
import { arriving } from '../../testing/step-input.ts'
import { messageSend } from './message-send.ts'

const config = (given: Record<string, unknown> = {}) =>
  messageSend.config.parse({ channel: 'email', content: 'hello', ...given })
const after = (outcome: Outcome) => messageSend.step(config(), arriving({ signal: { type: 'outcome', outcome } }))

test('asks for the message with all that policy must know', () => {
  expect(messageSend.step(config({ expiry: 'PT4H', cap: 'ignoreAndCount' }), arriving())).toEqual({
    type: 'ask',
    effect: {
      type: 'send',
      channel: 'email',
      content: 'hello',
      category: 'marketing',
      cap: 'ignoreAndCount',
      quiet: 'obey',
      expiresAfterMs: 14_400_000,
    },
  })
})

test('what became of it decides the way; our own fault holds the person', () => {
  expect(after({ type: 'sent', provider: null, detail: {} })).toMatchObject({ port: 'sent' })
  expect(after({ type: 'skipped', reason: 'capped', detail: {} })).toMatchObject({
    port: 'skipped',
    values: { reason: 'capped' },
  })
  expect(after({ type: 'failed', class: 'no_such_address', detail: {} })).toMatchObject({ port: 'failed' })
  expect(after({ type: 'held', cause: 'credentials', detail: {} })).toMatchObject({
    type: 'hold',
    cause: 'credentials',
  })
  expect(after({ type: 'timeout', detail: {} })).toMatchObject({ type: 'hold', cause: 'unknown_outcome' })
})

describe('checks', () => {
  const hello = { id: 'hello', name: 'Hello', channel: 'email', category: 'marketing', published: true, reads: [] }
  const codes = (content: Partial<typeof hello> | null, given: Record<string, unknown> = {}) => {
    const contents = content === null ? [] : [{ ...hello, ...content }]
    const refs = { events: null, attributes: null, segments: null, contents, channels: ['email', 'sms'] }
    const context: CheckContext = {
      node: 'm',
      refs: { ...refs, secrets: null, journeys: null },
      goals: [],
      isTriggeredBy: () => true,
    }
    return messageSend.check?.(config(given), context).map(({ code }) => code)
  }

  test('the content is there, published, and for this channel and kind of message', () => {
    expect(codes({})).toEqual([])
    expect(codes(null)).toEqual(['content.unknown'])
    expect(codes({ published: false })).toEqual(['content.unpublished'])
    expect(codes({ channel: 'sms' })).toEqual(['content.other-channel'])
    expect(codes({ category: 'transactional' })).toEqual(['content.other-category'])
  })

  test('the channel is known, and the expiry is exact', () => {
    expect(codes({ channel: 'pigeon' }, { channel: 'pigeon' })).toEqual(['channel.unknown'])
    expect(codes({}, { expiry: 'P1M' })).toEqual(['wait.months-need-calendar'])
  })
})
