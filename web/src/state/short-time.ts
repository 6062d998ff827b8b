import type { Language } from '@trailwright/shared/language/language.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { spaced } from '../ui/format.ts'

/** Times of a simulated or coming course of things, in the journey's zone. */
export interface ShortTime {
  /** Wed 10:42. */
  day(at: Instant): string
  /** 10:42 on the day of `beside`, else Thu 10:42, else 3 Dec, 10:42 beyond a week. */
  near(at: Instant, beside: Instant): string
  /** Fri 27 Nov 2026, 12:03. */
  full(at: Instant): string
}

const weekMs = 6 * 86_400_000

export function shortTimeIn(language: Language, zone: string): ShortTime {
  const locale = language === 'en' ? 'en-GB' : language
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { hourCycle: 'h23', timeZone: zone, ...options })
  const time = format({ hour: '2-digit', minute: '2-digit' })
  const weekday = format({ weekday: 'short' })
  const date = format({ day: 'numeric', month: 'short' })
  const wholeDate = format({ day: 'numeric', month: 'short', year: 'numeric' })
  const sameDay = (a: Instant, b: Instant) => wholeDate.format(a) === wholeDate.format(b)
  const day = (at: Instant) => `${weekday.format(at)} ${time.format(at)}`
  return {
    day,
    near(at, beside) {
      if (sameDay(at, beside)) return time.format(at)
      return Math.abs(at - beside) < weekMs ? day(at) : spaced(`${date.format(at)} ${time.format(at)}`)
    },
    full: (at) =>
      language === 'en'
        ? `${weekday.format(at)} ${wholeDate.format(at)}, ${time.format(at)}`
        : spaced(`${wholeDate.format(at)} ${weekday.format(at)} ${time.format(at)}`),
  }
}
