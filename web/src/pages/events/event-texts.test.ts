import { refusalCodes, warningCodes } from '@trailwright/shared/wire/events.ts'
import { describe, expect, test } from 'vitest'
import { events as en } from '../../i18n/en/events.ts'
import { events as zh } from '../../i18n/zh-CN/events.ts'

/** The text at a dotted path. */
function at(texts: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inside, name) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, name) : null),
      texts,
    )
}

describe.each([
  ['English', en],
  ['Chinese', zh],
])('in %s', (_, texts) => {
  test.each(refusalCodes)('the refusal %s has a sentence', (code) => {
    expect(at(texts.refusals, code)).toMatch(/.+[.。]$/u)
  })
  test.each(warningCodes)('the warning %s has a sentence', (code) => {
    expect(at(texts.warningTexts, code)).toMatch(/.+[.。]$/u)
  })
})
