import { expect, it } from 'vitest'
import type { PersonOp } from '../step/effect.ts'
import { applyPersonOps } from './apply-person-ops.ts'
import { factsOf } from './testing/program.ts'

const after = (...ops: PersonOp[]) => {
  const facts = factsOf()
  const attributes = { n: 1, list: ['a'], one: 'x', deep: { kept: 1 } }
  return applyPersonOps({ ...facts, person: { ...facts.person, attributes, tags: ['t'] } }, ops).person
}

it.each<[PersonOp, string, unknown]>([
  [{ op: 'set', attribute: 'n', value: 2 }, 'n', 2],
  [{ op: 'set', attribute: 'deep.new.far', value: true }, 'deep', { kept: 1, new: { far: true } }],
  [{ op: 'unset', attribute: 'n' }, 'n', undefined],
  [{ op: 'unset', attribute: 'deep.kept' }, 'deep', {}],
  [{ op: 'increment', attribute: 'n', by: 2 }, 'n', 3],
  [{ op: 'increment', attribute: 'fresh', by: 2 }, 'fresh', 2],
  [{ op: 'append', attribute: 'list', value: 'b' }, 'list', ['a', 'b']],
  [{ op: 'append', attribute: 'list', value: 'a' }, 'list', ['a']],
  [{ op: 'append', attribute: 'one', value: 'y' }, 'one', ['x', 'y']],
  [{ op: 'append', attribute: 'fresh', value: { a: 1 } }, 'fresh', [{ a: 1 }]],
  [{ op: 'remove', attribute: 'list', value: 'a' }, 'list', []],
  [{ op: 'remove', attribute: 'fresh', value: 'a' }, 'fresh', undefined],
])('%j', (op, attribute, expected) => {
  expect(after(op).attributes[attribute]).toEqual(expected)
})

it('tags are a set, and operations follow one another', () => {
  expect(after({ op: 'tag', tag: 't' }, { op: 'tag', tag: 'u' }).tags).toEqual(['t', 'u'])
  expect(after({ op: 'untag', tag: 't' }).tags).toEqual([])
  expect(
    after({ op: 'set', attribute: 'n', value: 5 }, { op: 'increment', attribute: 'n', by: 1 }).attributes['n'],
  ).toBe(6)
})
