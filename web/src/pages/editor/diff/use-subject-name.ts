import { diffWords } from '@trailwright/shared/diff/diff-words.ts'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../../../canvas/step-names.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { nodeOf } from '../../../state/edits/lookup.ts'
import type { Subject } from '../../../state/edits/three-way.ts'
import { stepName } from '../../../state/words.ts'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const reasonOf = (rules: readonly Json[], id: string): string | undefined => {
  const reason = rules.find((rule): rule is JsonObject => isObject(rule) && rule['id'] === id)?.['reason']
  return typeof reason === 'string' ? reason : undefined
}

/** What a thing of two drafts is called; of either draft, the first one's word first. */
export function useSubjectName(drafts: readonly Graph[]): (subject: Subject) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const first = <Value>(of: (graph: Graph) => Value | undefined): Value | undefined =>
    drafts.map(of).find((value) => value !== undefined)
  return (subject) => {
    switch (subject.type) {
      case 'step': {
        const node = first((graph) => nodeOf(graph, subject.id))
        return node === undefined ? subject.id : stepName(node, language)
      }
      case 'note':
        return t('history.note')
      case 'frame':
        return t('history.frame', {
          name: first((graph) => graph.groups.find(({ id }) => id === subject.id)?.label) ?? '',
        })
      case 'goal':
        return t('history.goal', { name: names.goal(subject.id) })
      case 'exit':
        return t('history.exit', {
          name: first(({ settings }) => reasonOf(settings.exits, subject.id)) ?? subject.id,
        })
      case 'layout':
        return t('history.layout')
      case 'setting': {
        const known: Readonly<Record<string, string>> = diffWords[language].settings
        if (subject.path === 'goals' || subject.path === 'exits') return t(`history.${subject.path}`)
        return known[subject.path] ?? subject.path
      }
    }
  }
}
