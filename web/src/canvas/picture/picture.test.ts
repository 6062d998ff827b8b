import { expect, test } from 'vitest'
import { plainNames } from '@trailwright/shared/nodes/testing/plain-names.ts'
import { newNode } from '../../state/edits/add-node.ts'
import { blankGraph } from '../../state/testing/open-editor.ts'
import { layPicture } from './lay-picture.ts'
import { wrap } from './wrap.ts'

const measure = (text: string, bold: boolean): number => text.length * (bold ? 11 : 10)
const lines = (text: string, most = 3) =>
  wrap([{ text, bold: false }], 100, most, measure).map((line) => line.map((part) => part.text).join(''))

test('sentences break between words, Chinese ones between characters, and end in an ellipsis when too long', () => {
  expect(lines('Wait for two hours')).toEqual(['Wait for ', 'two hours'])
  expect(lines('等待两个小时之后再发送短信提醒').every((line) => line.length <= 11)).toBe(true)
  expect(lines('one two three four five six seven eight nine', 2).at(-1)).toMatch(/…$/)
  expect(
    wrap(
      [
        { text: 'Wait ', bold: false },
        { text: '2 h', bold: true },
      ],
      100,
      3,
      measure,
    ),
  ).toEqual([
    [
      { text: 'Wait ', bold: false },
      { text: '2 h', bold: true },
    ],
  ])
})

test('the picture holds every card and line, with room for the title', () => {
  const graph = {
    ...blankGraph,
    nodes: [newNode('split.if', 'if', { x: 0, y: 0 }), newNode('exit', 'end', { x: 0, y: 320 })],
    edges: [
      { from: 'if', port: 'yes', to: 'end' },
      { from: 'if', port: 'no', to: 'gone' },
    ],
  }
  const { cards, lines: drawn, bounds } = layPicture(graph, plainNames('en'), '', measure)
  expect(cards.map(({ id, ports }) => [id, ports.length])).toEqual([
    ['if', 2],
    ['end', 0],
  ])
  expect(drawn).toHaveLength(1)
  expect(drawn[0]?.to).toEqual({ x: 130, y: 320 })
  expect(bounds.y).toBeLessThan(-60)
})
