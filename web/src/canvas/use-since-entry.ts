import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import type { SinceEntry } from '@trailwright/shared/compile/longest-path.ts'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { durationInWords } from '../i18n/names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor } from '../state/editor.tsx'
import { shortDuration } from '../state/short-duration.ts'

/** Under a message: how long after entry people come here. Drawn again only when that changes. */
export function useSinceEntry(id: string, isWanted: boolean): string | undefined {
  const { t } = useTranslation()
  const language = useLanguage()
  // As one text, so that the same times are the same value.
  const times = useStore(useEditor().findings, ({ longest }) => {
    const since = isWanted ? longest?.sinceEntry.get(id) : undefined
    return since === undefined ? undefined : `${since.leastMs}/${since.mostMs ?? ''}`
  })
  if (times === undefined) return undefined
  const [leastMs = 0, mostMs = 0] = times.split('/').map(Number)
  const since: SinceEntry = { leastMs, mostMs: times.endsWith('/') ? null : mostMs }
  const words = (ms: number) => durationInWords(shortDuration(ms < DAY_MS ? ms : roundToHours(ms)), language)
  const { from, to } = { from: words(since.leastMs), to: words(since.mostMs ?? 0) }
  if (since.mostMs === null) return t(since.leastMs === 0 ? 'figures.since.anyTime' : 'figures.since.orMore', { from })
  if (since.mostMs === since.leastMs)
    return since.mostMs === 0 ? t('figures.since.atOnce') : t('figures.since.after', { from })
  return since.leastMs === 0 ? t('figures.since.upTo', { to }) : t('figures.since.between', { from, to })
}

const HOUR_MS = DAY_MS / 24
const roundToHours = (ms: number): number => Math.round(ms / HOUR_MS) * HOUR_MS
