import { expect, test } from 'vitest'
import { z } from 'zod'
import { canonicalObject } from './canonical-object.ts'

const schema = z.strictObject({
  name: z.string(),
  count: z.int().default(3),
  note: z.string().nullable().default(null),
  map: z.record(z.string(), z.number()).default({}),
  inner: z.strictObject({ a: z.string(), b: z.boolean() }),
})
const written = (value: Parameters<typeof canonicalObject>[1], defaults = {}): string =>
  JSON.stringify(canonicalObject(schema, value, defaults))

test('keys in the order of the schema, defaults written out, free maps sorted', () => {
  expect(written({ map: { z: 1, a: 2 }, name: 'x' })).toBe('{"name":"x","count":3,"note":null,"map":{"a":2,"z":1}}')
})

test('defaults from outside reach into parts, and null is a value', () => {
  const defaults = { inner: { a: 'A', b: false }, note: 'N' }
  expect(written({ name: 'x', inner: { b: true }, note: null }, defaults)).toBe(
    '{"name":"x","count":3,"note":null,"map":{},"inner":{"a":"A","b":true}}',
  )
})

test('what does not fit stays, sorted; what is unknown comes last', () => {
  expect(written({ zeta: 1, alpha: { y: 1, x: 2 }, count: 'many', map: { b: 'no', a: 1 } })).toBe(
    '{"count":"many","note":null,"map":{"a":1,"b":"no"},"alpha":{"x":2,"y":1},"zeta":1}',
  )
})
