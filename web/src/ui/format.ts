import type { Language } from '@trailwright/shared/language/language.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'

/** How numbers, money and times read in one language. */
export interface Format {
  /** 12,480; from 100,000 on 128k, 1.28M / 12.8 万, 1.28 亿. */
  number(value: number): string
  /** 42% of a share of 1; one digit behind the point when it tells something. */
  percent(share: number): string
  /** ¥1,286; digits behind the point only when there are any. */
  money(value: number, currency: string): string
  /** In a list: 10:42, yesterday, Mon, 12 Nov, 12 Nov 2025. */
  brief(at: Instant): string
  /** 12 Nov 2026, 10:42; with the zone when it is not the reader's. */
  exact(at: Instant, zone?: string): string
  /** 12 Nov 2026. */
  date(at: Instant): string
  /** Wed 25 November, as a heading of a day. */
  day(at: Instant): string
  /** 10:42. */
  time(at: Instant, zone?: string): string
  /** 2 minutes ago, in 3 days. */
  ago(at: Instant): string
}

interface Reader {
  readonly now: () => Instant
  readonly zone: string
  /** The words for today and yesterday. */
  readonly yesterday: string
}

const dayMs = 86_400_000

/** The formats of a language, for a reader in a zone. */
export function formatIn(language: Language, reader: Reader): Format {
  const locale = language === 'en' ? 'en-GB' : language
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const three = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, useGrouping: true })
  const dates = (options: Intl.DateTimeFormatOptions, zone = reader.zone) =>
    new Intl.DateTimeFormat(locale, { hourCycle: 'h23', timeZone: zone, ...options })
  const briefTime = dates({ hour: '2-digit', minute: '2-digit' })
  const weekday = dates({ weekday: 'short' })
  const dayMonth = dates({ day: 'numeric', month: 'short' })
  const dayMonthYear = dates({ day: 'numeric', month: 'short', year: 'numeric' })
  const heading = dates({ weekday: 'short', day: 'numeric', month: 'long' })
  const dayNumber = dates({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const sameDay = (one: Instant, other: Instant) => dayNumber.format(one) === dayNumber.format(other)
  /** The name of another zone, behind a space. */
  const zoneMark = (zone: string | undefined, at: Instant) => {
    if (zone === undefined || zone === reader.zone) return ''
    const part = dates({ timeZoneName: 'short' }, zone).formatToParts(at)
    return ` ${part.find(({ type }) => type === 'timeZoneName')?.value ?? zone}`
  }

  return {
    number(value) {
      const size = Math.abs(value)
      if (size < 100_000) return plain.format(value)
      const steps: readonly [from: number, unit: string][] =
        language === 'en'
          ? [
              [1e9, 'B'],
              [1e6, 'M'],
              [1e3, 'k'],
            ]
          : [
              [1e8, ' 亿'],
              [1e4, ' 万'],
            ]
      const [from, unit] = steps.find(([least]) => size >= least) ?? [1, '']
      return `${three.format(value / from)}${unit}`
    },
    percent(share) {
      const digits = Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: digits }).format(share)
    },
    money(value, currency) {
      const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {}
      const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...digits } as const
      return new Intl.NumberFormat(locale, options).format(value)
    },
    brief(at) {
      const now = reader.now()
      if (sameDay(at, now)) return briefTime.format(at)
      if (sameDay(at, now - dayMs)) return reader.yesterday
      if (at > now - 6 * dayMs && at < now) return weekday.format(at)
      const thisYear = dayNumber.formatToParts(at).find(({ type }) => type === 'year')?.value
      const sameYear = dayNumber.formatToParts(now).find(({ type }) => type === 'year')?.value === thisYear
      return spaced((sameYear ? dayMonth : dayMonthYear).format(at))
    },
    exact(at, zone) {
      const options = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const
      return spaced(dates(options, zone).format(at)) + zoneMark(zone, at)
    },
    date: (at) => dayMonthYear.format(at),
    day(at) {
      return spaced(heading.format(at))
    },
    time(at, zone) {
      return dates({ hour: '2-digit', minute: '2-digit' }, zone).format(at) + zoneMark(zone, at)
    },
    ago(at) {
      const seconds = Math.round((at - reader.now()) / 1000)
      const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
        ['year', 31_536_000],
        ['month', 2_592_000],
        ['day', 86_400],
        ['hour', 3600],
        ['minute', 60],
      ]
      const [unit, size] = steps.find(([, least]) => Math.abs(seconds) >= least) ?? (['second', 1] as const)
      return spaced(relative.format(Math.round(seconds / size), unit))
    },
  }
}

/** A space between Chinese characters and digits, which Intl leaves out; and September as short as the other months. */
export function spaced(text: string): string {
  return text
    .replace('Sept', 'Sep')
    .replaceAll(/(\p{Script=Han})(\d)/gu, '$1 $2')
    .replaceAll(/(\d)(\p{Script=Han})/gu, '$1 $2')
}
