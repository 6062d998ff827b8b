/** ISO weekdays as keys of the translations: 1 is Monday. */
export const weekdayKeys = ['1', '2', '3', '4', '5', '6', '7'] as const
export type WeekdayKey = (typeof weekdayKeys)[number]

/** Their names in recurrence rules. */
export const ruleDays: Readonly<Record<WeekdayKey, string>> = {
  '1': 'MO',
  '2': 'TU',
  '3': 'WE',
  '4': 'TH',
  '5': 'FR',
  '6': 'SA',
  '7': 'SU',
}
