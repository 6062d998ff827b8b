import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { z } from 'zod'

const emailSchema = z.email().max(254)

/** Lower case, trimmed; null if it is no e-mail address. */
export const normaliseEmail = (text: string): string | null => {
  const email = text.trim().toLowerCase()
  return email !== '' && emailSchema.safeParse(email).success ? email : null
}

export interface Phone {
  /** E.164: `+8613800138000`. */
  readonly number: string
  /** Whether an SMS can reach it: no fixed line. */
  readonly mobile: boolean
}

const reachedBySms: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER'])

/** The number in E.164, read as somebody in `country` (ISO 3166, two letters) would; null if there is no such number. */
export const normalisePhone = (text: string, country: string): Phone | null => {
  if (text === '' || text.length > 60) return null
  const phone = isSupportedCountry(country)
    ? parsePhoneNumberFromString(text, country satisfies CountryCode)
    : parsePhoneNumberFromString(text)
  if (phone === undefined || !phone.isValid()) return null
  return { number: phone.number, mobile: reachedBySms.has(phone.getType() ?? '') }
}
