import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { layers } from './layers.ts'

const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test('every folder of shared has its place in the order', () => {
  expect(layers).toEqual(expect.arrayContaining(folders.map((folder) => folder.name)))
})

test('no folder has two places', () => {
  expect(new Set(layers).size).toBe(layers.length)
})
