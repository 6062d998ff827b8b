import { describe, expect, test } from 'vitest'
import {
  groupOf,
  isAboutPerson,
  lacksOf,
  literalOf,
  operatorsFor,
  partOf,
  rootGroup,
  valueFor,
} from './condition-draft.ts'

const vip = { tag: 'vip', is: 'has' }

describe('groups', () => {
  test('come back as they went', () => {
    for (const part of [{ all: [vip] }, { any: [vip, vip] }, { not: { any: [vip] } }]) {
      const group = groupOf(part)
      expect(group && partOf(group)).toEqual(part)
    }
  })

  test('a single condition stands in a group of its own; nothing is an empty group', () => {
    expect(rootGroup(vip)).toEqual({ join: 'all', items: [vip] })
    expect(rootGroup(undefined)).toEqual({ join: 'all', items: [] })
    expect(groupOf({ not: vip })).toEqual({ join: 'none', items: [vip] })
  })
})

describe('comparisons', () => {
  test('fit the type of what is compared, and keep what is set', () => {
    expect(operatorsFor('boolean', 'true')).not.toContain('contains')
    expect(operatorsFor('number', 'contains')).toContain('contains')
  })

  test('a value is kept where it still fits', () => {
    expect(valueFor('>=', 200)).toBe(200)
    expect(valueFor('oneOf', 'Hangzhou')).toEqual(['Hangzhou'])
    expect(valueFor('=', ['Hangzhou', 'Suzhou'])).toBe('Hangzhou')
    expect(valueFor('known', 200)).toBeUndefined()
    expect(valueFor('withinLast', 200)).toBe('P7D')
  })

  test('what is typed is a number where numbers are compared', () => {
    expect(literalOf('200', 'number')).toBe(200)
    expect(literalOf('200', 'text')).toBe('200')
    expect(literalOf('200', undefined)).toBe(200)
    expect(literalOf('', undefined)).toBe('')
  })
})

test('says what is still missing', () => {
  expect(lacksOf({ attribute: '', is: '=' })).toBe('field')
  expect(lacksOf({ attribute: 'person.city', is: '=' })).toBe('value')
  expect(lacksOf({ attribute: 'person.city', is: 'known' })).toBeUndefined()
  expect(lacksOf({ did: 'Order Completed', measure: 'count', is: '>=', value: 1 })).toBeUndefined()
  expect(lacksOf({ did: 'Order Completed', measure: 'sum', is: '>=', value: 1 })).toBe('field')
})

test('people are counted only by what belongs to them', () => {
  expect(isAboutPerson({ all: [vip, { attribute: 'person.city', is: '=', value: 'Hangzhou' }] })).toBe(true)
  expect(isAboutPerson({ attribute: 'entry.total', is: '>=', value: 200 })).toBe(false)
  expect(isAboutPerson({ attribute: 'person.cart', is: '=', value: { from: 'enrollment.key' } })).toBe(false)
})
