import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { findingSentence } from '@trailwright/shared/compile/finding-texts/finding-sentence.ts'
import type { NodeKind } from '@trailwright/shared/nodes/define.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Field, Section as SectionName } from '@trailwright/shared/step/widget.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor, useFindingsOf } from '../state/editor.tsx'
import { updateConfig } from '../state/edits/update-node.ts'
import { findingsAt } from '../state/findings.ts'
import { fields } from './fields/index.ts'
import type { WidgetComponent } from './fields/field.ts'
import { sentenceGap } from '../state/words.ts'

/** The fields of a section that are shown now. */
export function fieldsIn(
  kind: NodeKind,
  section: SectionName,
  config: JsonObject,
): readonly (readonly [string, Field])[] {
  return Object.entries(kind.fields).filter(([, field]) => field.section === section && isShown(field, config))
}

function isShown({ when }: Field, config: JsonObject): boolean {
  return when === undefined || when.is.some((value) => value === config[when.field])
}

interface StepFieldsProps {
  readonly node: GraphNode
  readonly kind: NodeKind
  readonly section: SectionName
}

/** One component a field, by its widget; saved as typed. */
export function StepFields({ node, kind, section }: StepFieldsProps) {
  const language = useLanguage()
  const { document, canEdit } = useEditor()
  const findings = useFindingsOf(node.id)
  const text = kind.text[language]
  const defaults = kind.defaults()
  return fieldsIn(kind, section, node.config).map(([key, field]) => {
    // One map of every widget; each takes the same props.
    const Component: WidgetComponent = fields[field.widget]
    const [found] = findingsAt(findings, key)
    const sentence =
      found === undefined || found.level === 'warning' ? undefined : findingSentence(found, language, node.kind)
    const begins = defaults[key]
    return (
      <div key={key} data-field={key} style={{ display: 'grid', gap: 12 }} onBlur={() => document.endRun()}>
        <Component
          label={text.fields[key] ?? key}
          value={node.config[key]}
          onChange={(value) =>
            document.edit('change', (graph) => updateConfig(graph, node.id, key, value), `${node.id}/${key}`)
          }
          field={field}
          empty={begins === null ? null : typeof begins === 'string' ? '' : undefined}
          option={(name) => text.options[name] ?? name}
          error={sentence === undefined ? undefined : `${sentence.title}${sentenceGap(language)}${sentence.help}`}
          disabled={!canEdit}
          config={node.config}
        />
      </div>
    )
  })
}
