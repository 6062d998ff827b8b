import { useTranslation } from 'react-i18next'
import { useDraft } from '../state/editor.tsx'
import { useStepNames } from './step-names.ts'

/** Under a start: how often one person may enter, and how many are held out; undefined for other steps. */
export function useEntryLine(isStart: boolean): string | undefined {
  const { t } = useTranslation()
  const names = useStepNames()
  const entry = useDraft((graph) => graph.settings.entry)
  if (!isStart) return undefined
  const { reentry, holdout } = entry
  const { mode, cooldown, key } = plain(reentry)
  const { percent } = plain(holdout)
  const { from } = plain(key)
  const parts = [
    typeof from === 'string' && from !== ''
      ? t('editor.entry.perKey', { what: names.attribute(from) })
      : mode === 'afterExit' || mode === 'always'
        ? t(`editor.entry.${mode}`)
        : t('editor.entry.never'),
    ...(typeof cooldown === 'string' ? [t('editor.entry.cooldown', { what: names.duration(cooldown) })] : []),
    ...(typeof percent === 'number' && percent > 0 ? [t('editor.entry.holdout', { percent })] : []),
  ]
  return airy(parts.join(' · '))
}

function plain(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** A space between Chinese characters and the Latin names of attributes. */
function airy(text: string): string {
  return text
    .replaceAll(/(\p{Script=Han})([A-Za-z0-9])/gu, '$1 $2')
    .replaceAll(/([A-Za-z0-9])(\p{Script=Han})/gu, '$1 $2')
}
