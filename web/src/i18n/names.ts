import { type ConditionNames, conditionText } from '@trailwright/shared/condition/words/words.ts'
import type { Names } from '@trailwright/shared/nodes/define.ts'
import { parseInstant } from '@trailwright/shared/time/instant.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import { humanName, type Labels } from './human-name.ts'
import { spaced } from '../ui/format.ts'

/** What a sentence may mention, by id; words of the language for the rest. */
export interface NameSources {
  readonly language: Language
  readonly segments: ReadonlyMap<string, string>
  readonly contents: ReadonlyMap<string, string>
  readonly journeys: ReadonlyMap<string, string>
  readonly goals: ReadonlyMap<string, string>
  /** What the workspace calls events, properties and attributes. */
  readonly labels: Labels
  /** Words for channels and zones, by name. */
  readonly words: Readonly<Record<string, string>>
}

const durationParts = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/
const units = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const

/** "2 days 6 hours" of an ISO 8601 duration; the text itself when it is none. */
export function durationInWords(iso: string, language: Language): string {
  const parts = durationParts.exec(iso)?.slice(2)
  if (parts === undefined) return iso
  const words = parts.flatMap((amount, index) => {
    const unit = units[index]
    if (amount === undefined || unit === undefined || Number(amount) === 0) return []
    return [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Number(amount))]
  })
  const none = new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(0)
  return spaced(words.length === 0 ? none : words.join(' '))
}

/** The names of a workspace in one language. What is not known stands as its id. */
export function namesFrom(sources: NameSources): Names {
  const { language, segments, contents, journeys, goals, labels, words } = sources
  const locale = language === 'en' ? 'en-GB' : language
  const number = new Intl.NumberFormat(locale)
  const date = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  const dayOnly = new Intl.DateTimeFormat(locale, date)
  const dayAndTime = new Intl.DateTimeFormat(locale, { ...date, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const names = {
    language,
    event: (name: string) => humanName('event', name, labels, language),
    attribute(reference: string) {
      const [root = '', ...path] = reference.split('.')
      const name = path.join('.')
      if (name === '') return reference
      if (root === 'person') return humanName('attribute', name, labels, language)
      return root === 'entry' || root === 'event' ? humanName('property', name, labels, language) : name
    },
    segment: (id: string) => segments.get(id) ?? id,
    content: (id: string) => contents.get(id) ?? id,
    channel: (name: string) => words[name] ?? name,
    journey: (id: string) => journeys.get(id) ?? id,
    goal: (id: string) => goals.get(id) ?? id,
    duration: (iso: string) => durationInWords(iso, language),
    number: (value: number) => number.format(value),
    date(text: string) {
      // A wall time is formatted as if it were UTC, so that no zone moves it.
      const wall = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(text)
      const at = wall === null ? undefined : parseInstant(`${wall[1]}T${wall[2] ?? '00:00'}Z`)
      if (at === undefined) return text
      return spaced((wall?.[2] === undefined ? dayOnly : dayAndTime).format(at))
    },
    // 1 January 2024 was a Monday.
    weekday: (day: number) => weekdays.format(Date.UTC(2024, 0, day)),
    zone: (choice: string) => words[choice] ?? choice,
  } satisfies ConditionNames & Omit<Names, 'condition'>
  return { ...names, condition: (condition) => conditionText(condition, names) }
}
