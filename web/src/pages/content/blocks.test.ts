import type { Block } from '@trailwright/shared/content/schema.ts'
import { describe, expect, test } from 'vitest'
import { blockKinds, insertBlock, moveBlock, newBlock, removeBlock, replaceBlock } from './blocks.ts'

const blocks: readonly Block[] = ['b1', 'b2', 'b3'].map((id) => ({ id, type: 'text', text: id }))
const ids = (list: readonly Block[]) => list.map(({ id }) => id).join(' ')

describe('the parts of an e-mail', () => {
  test('move up, down and no further than the ends', () => {
    expect(ids(moveBlock(blocks, 0, 2))).toBe('b2 b3 b1')
    expect(ids(moveBlock(blocks, 2, 1))).toBe('b1 b3 b2')
    expect(ids(moveBlock(blocks, 0, -1))).toBe('b1 b2 b3')
    expect(ids(moveBlock(blocks, 2, 9))).toBe('b1 b2 b3')
  })

  test('get an id that no other has, also after one was removed', () => {
    const left = removeBlock(blocks, 0)
    expect(ids(left)).toBe('b2 b3')
    const made = newBlock('text', left)
    expect(left.map(({ id }) => id)).not.toContain(made.id)
  })

  test('are put in and replaced at their place', () => {
    const line = newBlock('divider', blocks)
    expect(ids(insertBlock(blocks, 1, line))).toBe(`b1 ${line.id} b2 b3`)
    expect(replaceBlock(blocks, 1, line)[1]).toBe(line)
  })

  test('begin as what they are', () => {
    expect(blockKinds.map((kind) => newBlock(kind, []).type)).toEqual([...blockKinds])
  })
})
