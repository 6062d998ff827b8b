import fc from 'fast-check'
import { expect, test } from 'vitest'
import { autoLayout, nodeWidth } from './auto-layout.ts'

const edges = (...pairs: readonly string[]) =>
  pairs.map((pair) => {
    const [from = '', to = ''] = pair.split('>')
    return { from, port: 'next', to }
  })

test('a line goes straight down, a step between ranks of 64 px', () => {
  const places = autoLayout(['a', 'b', 'c'], edges('a>b', 'b>c'))
  expect([...places.values()].map(({ x }) => x)).toEqual([0, 0, 0])
  expect([...places.values()].map(({ y }) => y)).toEqual([0, 208, 416])
})

test('branches stand side by side in the order of their ports, and the join below them in the middle', () => {
  const places = autoLayout(['s', 'yes', 'no', 'x'], edges('s>yes', 's>no', 'yes>x', 'no>x'))
  const at = (id: string) => places.get(id) ?? { x: Number.NaN, y: Number.NaN }
  expect(at('yes').x).toBeLessThan(at('no').x)
  expect(at('no').x - at('yes').x).toBe(nodeWidth + 50)
  expect(at('x')).toEqual({ x: at('s').x, y: 416 })
})

test('a node stands below the longest way to it', () => {
  expect(autoLayout(['a', 'b', 'c'], edges('a>c', 'a>b', 'b>c')).get('c')?.y).toBe(416)
})

test('any graph, with circles and edges to nowhere, gives every node a place of its own, the same each time', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'ghost')
  const graph = fc.array(fc.record({ from: id, port: fc.constant('next'), to: id }), { maxLength: 12 })
  fc.assert(
    fc.property(graph, (drawn) => {
      const ids = ['a', 'b', 'c', 'd', 'e']
      const places = autoLayout(ids, drawn)
      expect([...places.keys()].toSorted()).toEqual(ids)
      const taken = [...places.values()]
      for (const [index, one] of taken.entries())
        for (const other of taken.slice(index + 1))
          expect(one.y !== other.y || Math.abs(one.x - other.x) >= nodeWidth).toBe(true)
      expect(autoLayout(ids, drawn)).toEqual(places)
    }),
    { seed: 4, numRuns: 300 },
  )
})

test('five thousand nodes in a line are no matter', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `n${index}`)
  const line = ids.slice(1).map((to, index) => ({ from: `n${index}`, port: 'next', to }))
  expect(autoLayout(ids, line).get('n4999')?.y).toBe(4999 * 208)
})
