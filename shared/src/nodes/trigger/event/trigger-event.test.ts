import { expect, test } from 'vitest'
import { phraseText } from '../../testing/phrase-text.ts'
import { plainNames } from '../../testing/plain-names.ts'
import { triggerEvent } from './trigger-event.ts'

const names = plainNames('en')
const where = { tag: 'vip', is: 'has' } as const

test('listens for its event', () => {
  expect(triggerEvent.listens?.({ event: 'Cart Updated' })).toEqual([{ event: 'Cart Updated' }])
  expect(triggerEvent.listens?.({ event: 'Cart Updated', where })).toEqual([{ event: 'Cart Updated', where }])
})

test('says which event and what about it, or asks for one', () => {
  expect(phraseText(triggerEvent.summary({ event: 'Cart Updated' }, names))).toBe('{Cart Updated}')
  expect(phraseText(triggerEvent.summary({ event: 'Cart Updated', where }, names))).toContain('{Cart Updated}, ')
  expect(phraseText(triggerEvent.summary({ event: '' }, plainNames('zh-CN')))).toBe('?选择事件?')
})
