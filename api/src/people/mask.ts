import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'

/** Enough to recognise, too little to use: `a***@example.com`, `+86***00`. */
export const maskAddress = (address: string): string => {
  const at = address.lastIndexOf('@')
  if (at > 0) return `${address.slice(0, 1)}***${address.slice(at)}`
  return address.length > 7 ? `${address.slice(0, 3)}***${address.slice(-2)}` : '***'
}

const addressName = /e-?mail|phone|mobile|^tel$/i
const email = /[^\s@"'<>]+@[^\s@"'<>]+\.[^\s@"'<>]+/g
const phone = /\+\d{8,15}(?!\d)/g

const maskText = (text: string): string => text.replaceAll(email, maskAddress).replaceAll(phone, maskAddress)

const maskValue = (value: Json, isAddress: boolean): Json => {
  if (typeof value === 'string') return isAddress ? maskAddress(value) : maskText(value)
  if (typeof value === 'number') return isAddress ? '***' : value
  if (Array.isArray(value)) return value.map((item) => maskValue(item, isAddress))
  return typeof value === 'object' && value !== null ? maskJson(value as JsonObject) : value
}

/** The same data with e-mail addresses and phone numbers masked, wherever they stand. */
export const maskJson = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, maskValue(value, addressName.test(name))]))
