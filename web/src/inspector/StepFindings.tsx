import Box from '@mui/material/Box'
import { findingSentence } from '@trailwright/shared/compile/finding-texts/finding-sentence.ts'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { useFindingsOf } from '../state/editor.tsx'
import { Section } from './Section.tsx'
import { sentenceGap } from '../state/words.ts'

/** What is wrong with this step and what to do, as sentences. */
export function StepFindings({ node }: { node: GraphNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const findings = useFindingsOf(node.id)
  if (findings.length === 0) return null
  return (
    <Section title={t('inspector.findings')}>
      <Box component="ul" data-testid="step-findings" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
        {findings.map((finding, index) => {
          const { title, help } = findingSentence(finding, language, node.kind)
          const isError = finding.level === 'error'
          const Icon = isError ? CircleX : TriangleAlert
          return (
            <Box component="li" key={`${finding.code}${index}`} sx={{ display: 'flex', gap: 2, typography: 'body2' }}>
              <Box sx={{ color: isError ? 'error.main' : 'warning.main', pt: '2px', display: 'flex', flex: 'none' }}>
                <Icon
                  size={15}
                  strokeWidth={1.8}
                  aria-label={t(isError ? 'editor.toFix' : 'editor.toConsider', { count: 1 })}
                />
              </Box>
              <span>
                {title}
                {sentenceGap(language)}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {help}
                </Box>
              </span>
            </Box>
          )
        })}
      </Box>
    </Section>
  )
}
