import { expect, test } from 'vitest'
import { catalogue } from '../nodes/index.ts'
import { journeyJsonSchema } from './json-schema.ts'

const text = JSON.stringify(journeyJsonSchema())

test('names every kind with its config, and conditions once', () => {
  for (const kind of catalogue.keys()) expect(text).toContain(`"const":"${kind}"`)
  expect(journeyJsonSchema()).toMatchObject({ $defs: { Condition: { anyOf: expect.any(Array) } } })
  expect(text.length).toBeLessThan(60_000)
})
