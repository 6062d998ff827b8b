import { type LabelKind, listLabels } from '@trailwright/shared/wire/labels.ts'
import { useMemo } from 'react'
import { humanName, labelKey, type Labels } from '../i18n/human-name.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useRoute } from './hooks.ts'

/** What the workspace calls events, properties and attributes. */
export function useLabels(): Labels {
  const items = useRoute(listLabels).data?.items
  return useMemo(() => new Map(items?.map(({ kind, name, text }) => [labelKey(kind, name), text])), [items])
}

/** The name of an event, a property or an attribute for the reader. */
export function useHumanName(): (kind: LabelKind, name: string) => string {
  const labels = useLabels()
  const language = useLanguage()
  return useMemo(() => (kind, name) => humanName(kind, name, labels, language), [labels, language])
}
