import { expect, test } from 'vitest'
import { error, warning } from '../problem/finding.ts'
import { blockingFindings, blocksPublish } from './publish.ts'

const loose = error('port.leads-nowhere', { node: 'a', path: ['nodes', 'a', 'to', 'no'] })
const cycle = error('path.cycle', { node: 'a' })

test('warnings never stop a publication', () => {
  expect(blocksPublish([warning('event.unknown'), warning('port.nothing-follows')], [])).toBe(false)
})

test('an error stops it, unless the live version has the same one', () => {
  expect(blocksPublish([loose], [])).toBe(true)
  expect(blocksPublish([loose], [loose])).toBe(false)
  expect(blockingFindings([loose], [{ ...loose, node: 'b' }])).toEqual([loose])
})

test('what keeps a journey from running stops it in any case', () => {
  expect(blockingFindings([loose, cycle], [loose, cycle])).toEqual([cycle])
})
