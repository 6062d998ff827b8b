import { catalogue } from '@trailwright/shared/nodes/index.ts'
import { Puzzle } from 'lucide-react'
import { expect, test } from 'vitest'
import { iconNamed } from './icons.ts'

test('every kind of node has its icon here', () => {
  expect(catalogue.size).toBeGreaterThan(10)
  const without = [...catalogue.values()].filter(({ icon }) => iconNamed(icon) === Puzzle).map(({ icon }) => icon)
  expect(without).toEqual([])
})
