import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { now, readerZone } from '../client/clock.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { type Format, formatIn } from './format.ts'

/** Numbers, money and times as the reader reads them. */
export function useFormat(): Format {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => formatIn(language, { now, zone: readerZone(), yesterday: t('ui.yesterday') }), [language, t])
}
