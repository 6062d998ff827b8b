import type { Language } from '../../language/language.ts'
import type { Names } from '../define.ts'

/** Names as a test likes them: what is named stands as it is, a condition as JSON. */
export const plainNames = (language: Language): Names => ({
  language,
  event: (name) => name,
  attribute: (reference) => reference,
  segment: (id) => id,
  content: (id) => id,
  channel: (name) => name,
  journey: (id) => id,
  goal: (id) => id,
  duration: (iso) => iso,
  number: String,
  date: (text) => text,
  weekday: (day) => `day ${day}`,
  zone: (choice) => choice,
  condition: (condition) => JSON.stringify(condition),
})
