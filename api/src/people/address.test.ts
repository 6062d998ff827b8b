import { describe, expect, test } from 'vitest'
import { normaliseEmail, normalisePhone } from './address.ts'

describe('[ingest-phone-spellings] many spellings, and the country they were typed in', () => {
  const number = (text: string, country: string): string | undefined => normalisePhone(text, country)?.number

  test.each([
    ['138 0013 8000', 'CN'],
    ['+86 138-0013-8000', 'US'],
    ['008613800138000', 'CN'],
    ['86 13800138000', 'CN'],
    ['１３８００１３８０００', 'CN'],
    ["'13800138000", 'CN'],
  ])('%s in %s is one Chinese mobile', (text, country) => {
    expect(normalisePhone(text, country)).toEqual({ number: '+8613800138000', mobile: true })
  })

  test('a fixed line is a number, but no SMS reaches it', () => {
    expect(normalisePhone('020-8123 4567', 'CN')).toEqual({ number: '+862081234567', mobile: false })
  })

  test.each([
    ['06 1234 5678', 'IT', '+390612345678'],
    ['0685123456', 'FR', '+33685123456'],
    ['04-1234-1234', 'AU', '+61412341234'],
    ['+44 (0)161 496 0123', 'GB', '+441614960123'],
    ['44 0161 496 0123', 'GB', '+441614960123'],
    ['0789881234', 'CI', '+2250789881234'],
    ['8 912 345-67-89', 'RU', '+79123456789'],
    ['+85291234567', 'CN', '+85291234567'],
  ])('%s in %s is %s', (text, country, expected) => {
    expect(number(text, country)).toBe(expected)
  })

  test.each([
    ['85291234567', 'CN'],
    ['13800138000.0', 'CN'],
    ['12345', 'CN'],
    ['+5108675432', 'US'],
  ])('%s in %s is no number', (text, country) => {
    expect(number(text, country)).toBeUndefined()
  })
})

test('an e-mail address is trimmed and in lower case', () => {
  expect(normaliseEmail(' Anna@Example.COM ')).toBe('anna@example.com')
  expect(normaliseEmail('anna@')).toBeNull()
  expect(normaliseEmail('a@x.com,b@y.com')).toBeNull()
})
