import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeIdFor, nodeSuffix } from './node-id.ts'
import { nodeIdSchema } from './schema.ts'

test.each([
  ['Give them 2 hours', 'wait.event', 'give-them-2-hours-ab12'],
  ['', 'wait.event', 'wait-event-ab12'],
  ['等两小时', 'message.send', 'message-send-ab12'],
  ['Café é', 'exit', 'cafe-e-ab12'],
  ['24 hours', 'wait.for', 'hours-ab12'],
  ['', '', 'step-ab12'],
])('“%s” of kind %s is %s', (label, kind, id) => {
  expect(nodeIdFor(label, kind, 'ab12')).toBe(id)
})

test('whatever the label, the id is one; whatever the seed, the suffix is four characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string(), fc.uuid(), (label, kind, seed) => {
      expect(nodeSuffix(seed)).toMatch(/^[0-9a-f]{4}$/)
      expect(nodeIdSchema.safeParse(nodeIdFor(label, kind, nodeSuffix(seed))).success).toBe(true)
    }),
    { seed: 3 },
  )
})
