import type { Json } from '@trailwright/shared/problem/json.ts'
import type { Names } from '@trailwright/shared/nodes/define.ts'
import { parseInstant } from '@trailwright/shared/time/instant.ts'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../../client/use-names.ts'
import type { Format } from '../../../ui/format.ts'
import { useFormat } from '../../../ui/use-format.ts'

/** All that a "why" needs to become words: texts, names, numbers and times of the reader's language. */
export interface WhyWords {
  readonly t: TFunction
  readonly names: Names
  readonly format: Format
}

export function useWhyWords(): WhyWords {
  const { t } = useTranslation()
  const names = useNames()
  const format = useFormat()
  return useMemo(() => ({ t, names, format }), [t, names, format])
}

/** "e-mail" in the middle of a sentence; an unknown channel by its own name. */
export function channelWord({ t }: WhyWords, channel: string): string {
  return channel === 'email' || channel === 'sms' ? t(`people.channelWords.${channel}`) : channel
}

/** "marketing" in the middle of a sentence; a topic in quotes. */
export function kindWord({ t, names }: WhyWords, category: string): string {
  if (category === 'marketing' || category === 'transactional') return t(`people.kindWords.${category}`)
  return names.language === 'en' ? `“${category}”` : `「${category}」`
}

/** A value of a person or an event, short enough for a sentence. */
export function valueText({ t, format, names }: WhyWords, value: Json): string {
  if (typeof value === 'number') return format.number(value)
  if (typeof value === 'boolean') return t(value ? 'people.because.yes' : 'people.because.no')
  if (value === null || value === '') return t('ui.none')
  if (typeof value === 'string') {
    const at = /^\d{4}-\d\d-\d\dT/.test(value) ? parseInstant(value) : undefined
    return at === undefined ? names.date(value) : format.exact(at)
  }
  return JSON.stringify(value)
}
