import { expect, test } from 'vitest'
import type { Facts } from '../../../condition/facts.ts'
import { arriving, nobodyKnown } from '../../testing/step-input.ts'
import { splitReachable } from './split-reachable.ts'

const email = { channel: 'email', address: 'lin@example.com', suppressed: null }
const sms = { channel: 'sms', address: '+8613800000000', suppressed: null }
const granted = (channel: string, at = 1) =>
  ({ channel, category: 'marketing', state: 'granted', at, source: 'form' }) as const

const goesBy = (facts: Partial<Facts>, needsConsent: 'marketing' | 'transactional' | null = null): string => {
  const config = { channels: ['email', 'sms'], needsConsent }
  const result = splitReachable.step(config, arriving({ facts: { ...nobodyKnown, ...facts } }))
  return result.type === 'go' ? result.port : result.type
}

test('the first channel in order with an address that may be used', () => {
  expect(goesBy({ contactPoints: [sms, email] })).toBe('email')
  expect(goesBy({ contactPoints: [sms] })).toBe('sms')
  expect(goesBy({ contactPoints: [{ ...email, suppressed: 'hard bounce' }, sms] })).toBe('sms')
  expect(goesBy({})).toBe('none')
})

test('marketing consent must be there, and the last word counts', () => {
  const contactPoints = [email, sms]
  expect(goesBy({ contactPoints, consents: [granted('sms')] }, 'marketing')).toBe('sms')
  const withdrawn = { ...granted('email', 2), state: 'withdrawn' } as const
  expect(goesBy({ contactPoints, consents: [granted('email'), withdrawn] }, 'marketing')).toBe('none')
  expect(goesBy({ contactPoints, consents: [withdrawn, granted('email', 3)] }, 'marketing')).toBe('email')
})

test('service messages need no yes, only no no', () => {
  expect(goesBy({ contactPoints: [email] }, 'transactional')).toBe('email')
})
