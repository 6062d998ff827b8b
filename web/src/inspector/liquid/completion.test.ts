import { describe, expect, test } from 'vitest'
import { complete, cursorMark, gapAt } from './completion.ts'

/** The gap at the bar. */
const gapIn = (text: string) => {
  const cursor = text.indexOf('‸')
  return gapAt(text.replace('‸', ''), cursor)
}
const completed = (text: string, completion: string) => {
  const plain = text.replace('‸', '')
  const gap = gapIn(text)
  if (gap === undefined) throw new Error('No gap')
  const { text: after, cursor } = complete(plain, gap, completion)
  return `${after.slice(0, cursor)}‸${after.slice(cursor)}`
}

describe('what can stand at the cursor', () => {
  test('a value between braces', () => {
    expect(gapIn('Hello {{‸')).toMatchObject({ kind: 'value', typed: '' })
    expect(gapIn('Hello {{ per‸ }}')).toMatchObject({ kind: 'value', typed: 'per' })
    expect(gapIn('{% if person.v‸ %}')).toMatchObject({ kind: 'value', typed: 'person.v' })
  })

  test('a filter after a bar', () => {
    expect(gapIn('{{ person.firstName | de‸ }}')).toMatchObject({ kind: 'filter', typed: 'de' })
    expect(gapIn('{{ entry.total |‸')).toMatchObject({ kind: 'filter', typed: '' })
    expect(gapIn('{{ entry.total | money: en‸')).toMatchObject({ kind: 'value', typed: 'en' })
  })

  test('a tag at the head of a block', () => {
    expect(gapIn('{% i‸')).toMatchObject({ kind: 'tag', typed: 'i' })
  })

  test('nothing in plain text, in quotes and after a whole value', () => {
    expect(gapIn('Hello per‸')).toBeUndefined()
    expect(gapIn('{{ person.firstName }} and ‸')).toBeUndefined()
    expect(gapIn('{{ person.firstName | default: "the‸')).toBeUndefined()
    expect(gapIn('{{ person.firstName ‸')).toBeUndefined()
  })
})

describe('what is taken', () => {
  test('is put in, and the braces are closed once', () => {
    expect(completed('Hello {{‸', 'person.firstName')).toBe('Hello {{ person.firstName }}‸')
    expect(completed('Hello {{ per‸ }}!', 'person.firstName')).toBe('Hello {{ person.firstName‸ }}!')
    expect(completed('{{ person.firstName | de‸ }}', `default: "${cursorMark}"`)).toBe(
      '{{ person.firstName | default: "‸" }}',
    )
    expect(completed('{% if person.v‸ %}', 'person.vip')).toBe('{% if person.vip‸ %}')
  })

  test('takes the whole word under the cursor away', () => {
    expect(completed('{{ person.fi‸rst }}', 'person.firstName')).toBe('{{ person.firstName‸ }}')
  })

  test('does not mistake braces further on for its own', () => {
    expect(completed('{{ per‸ and {{ entry.total }}', 'person.city')).toBe('{{ person.city }}‸ and {{ entry.total }}')
  })
})
