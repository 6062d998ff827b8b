import { isZone } from '@trailwright/shared/time/zone.ts'
import { useMemo } from 'react'
import { readerZone } from '../client/clock.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { type ShortTime, shortTimeIn } from './short-time.ts'

/** Times in the journey's zone; in the reader's while that is not set. */
export function useShortTime(zone: string): ShortTime {
  const language = useLanguage()
  return useMemo(() => shortTimeIn(language, isZone(zone) ? zone : readerZone()), [language, zone])
}
