import { expect, test } from 'vitest'
import { catalogue } from '../nodes/index.ts'
import { journeyJsonSchema } from './json-schema.ts'

const text = JSON.stringify(journeyJsonSchema())

test.each([...catalogue.keys()])('%s has its own config in the published schema', (kind) => {
  expect(text).toContain(`"const":"${kind}"`)
})

test('unknown keys are refused, at the top and in every node', () => {
  const objects = text.match(/"type":"object","properties"/g)?.length ?? 0
  const closed = text.match(/"additionalProperties":false/g)?.length ?? 0
  expect(objects).toBeGreaterThan(catalogue.size)
  expect(closed).toBeGreaterThanOrEqual(objects)
})
