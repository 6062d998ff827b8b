import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../../step/outcome.ts'
import type { CheckContext } from '../../define.ts'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { arriving } from '../../testing/step-input.ts'
import { httpRequest } from './http-request.ts'

const config = (given: Record<string, unknown> = {}) =>
  httpRequest.config.parse({ url: 'https://crm.example.com/leads/{{ person.id }}', ...given })
const after = (outcome: Outcome, given: Record<string, unknown> = {}) =>
  httpRequest.step(config(given), arriving({ signal: { type: 'outcome', outcome } }))

test('asks for the request', () => {
  expect(httpRequest.step(config({ keep: { lead: 'id' } }), arriving())).toMatchObject({
    type: 'ask',
    effect: { type: 'request', method: 'POST', keep: { lead: 'id' }, timeoutMs: 10_000, retries: 3 },
  })
})

test('an answer that counts as OK is kept in the context, any other is an error', () => {
  const answer = { type: 'answered', status: 201, context: { lead: 7 }, detail: {} } as const
  expect(after(answer)).toMatchObject({ port: 'ok', context: { lead: 7 } })
  expect(after({ ...answer, status: 302 })).toMatchObject({ port: 'error', values: { status: 302 } })
  expect(after({ type: 'error', status: 404, detail: {} })).toMatchObject({ port: 'error' })
  expect(after({ type: 'error', status: 404, detail: {} }, { success: '2xx, 404' })).toMatchObject({ port: 'ok' })
  expect(after({ type: 'error', status: null, detail: {} })).toMatchObject({ port: 'error' })
  expect(after({ type: 'timeout', detail: {} })).toMatchObject({ port: 'timeout' })
  expect(after({ type: 'held', cause: 'breaker', detail: {} })).toMatchObject({ type: 'hold', cause: 'breaker' })
})

describe('checks', () => {
  const codes = (given: Record<string, unknown>) => {
    const secrets = [{ name: 'crm', host: 'crm.example.com' }]
    const refs = { events: null, attributes: null, segments: null, contents: null, channels: null, journeys: null }
    const context: CheckContext = { node: 'h', refs: { ...refs, secrets }, goals: [], isTriggeredBy: () => true }
    return httpRequest.check?.(config(given), context).map(({ code }) => code)
  }

  test('variables may stand in the path, never before it', () => {
    expect(codes({})).toEqual([])
    expect(codes({ url: 'https://{{ person.shop }}.example.com/x' })).toEqual(['http.variable-host'])
    expect(codes({ url: '{{ person.url }}' })).toEqual(['http.variable-host'])
    expect(codes({ url: 'https://example.com:{{ person.port }}/x' })).toEqual(['http.variable-host'])
  })

  test.each(['ftp://example.com', 'example.com/x', 'https://', 'https://me@example.com/', 'https://a b/'])(
    '%s is no address',
    (url) => {
      expect(codes({ url })).toEqual(['http.address-invalid'])
    },
  )

  test('a secret goes to its own host, encrypted', () => {
    expect(codes({ secret: 'crm' })).toEqual([])
    expect(codes({ secret: 'erp' })).toEqual(['secret.unknown'])
    expect(codes({ secret: 'crm', url: 'https://evil.example.net/' })).toEqual(['http.secret-other-host'])
    expect(codes({ secret: 'crm', url: 'http://crm.example.com/' })).toEqual(['http.not-encrypted'])
  })

  test('the wait for an answer is between a second and a minute', () => {
    expect(codes({ timeout: 'PT0.5S' })).toEqual(['http.timeout-out-of-range'])
    expect(codes({ timeout: 'PT61S' })).toEqual(['http.timeout-out-of-range'])
  })
})

test('the sentence names the host', () => {
  expect(phraseText(httpRequest.summary(config(), plainNames('en')))).toBe('{POST} to {crm.example.com}')
})
