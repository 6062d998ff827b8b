import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { now, readerZone } from '../client/clock.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { type Format, formatIn } from './format.ts'

/** Numbers, money and times as the reader reads them. */
export function useFormat(): Format {
  const { t } = useTranslation()
  const language = useLanguage()
  const yesterday = t('ui.yesterday')
  return useMemo(() => {
    const zone = readerZone()
    const key = `${language} ${zone} ${yesterday}`
    const format = made.get(key) ?? formatIn(language, { now, zone, yesterday })
    made.set(key, format)
    return format
  }, [language, yesterday])
}

/** One for the whole page: making one costs a browser more than drawing a card. */
const made = new Map<string, Format>()
