import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { findingSentence } from '@trailwright/shared/compile/finding-texts/finding-sentence.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { Check, CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../i18n/use-language.ts'
import { hasPlace } from '../../../state/findings.ts'
import { useDraft } from '../../../state/editor.tsx'
import { nodeOf } from '../../../state/edits/lookup.ts'
import { ToneChip } from '../../../ui/StatusChip.tsx'
import { sentenceGap } from '../../../state/words.ts'

interface ChecksProps {
  readonly findings: readonly Finding[]
  readonly onGoTo: (node: string | undefined) => void
}

/** What is to fix before publishing, and to consider. */
export function Checks({ findings, onGoTo }: ChecksProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const graph = useDraft((draft) => draft)
  const errors = findings.filter(({ level }) => level === 'error')
  const sorted = [...errors, ...findings.filter(({ level }) => level === 'warning')]
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 3 }}>
        <Typography variant="h3">{t('editor.publish.checks')}</Typography>
        {errors.length === 0 ? (
          <ToneChip tone="success" icon={<Check size={13} strokeWidth={2} aria-hidden />}>
            {t('editor.publish.clear')}
          </ToneChip>
        ) : (
          <ToneChip tone="error" icon={<CircleX size={13} strokeWidth={1.8} aria-hidden />}>
            {t('editor.toFix', { count: errors.length })}
          </ToneChip>
        )}
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2.5 }}>
        {sorted.map((finding, index) => {
          const isError = finding.level === 'error'
          const Icon = isError ? CircleX : TriangleAlert
          const kind = finding.node === undefined ? undefined : nodeOf(graph, finding.node)?.kind
          const { title, help } = findingSentence(finding, language, kind)
          return (
            <Box component="li" key={`${finding.code}${index}`} sx={{ display: 'flex', gap: 3, typography: 'body2' }}>
              <Box sx={{ color: isError ? 'error.main' : 'warning.main', display: 'flex', pt: '2px' }}>
                <Icon
                  size={16}
                  strokeWidth={1.8}
                  aria-label={t(isError ? 'editor.toFix' : 'editor.toConsider', { count: 1 })}
                />
              </Box>
              <Box sx={{ flex: 1 }}>
                {title}
                {sentenceGap(language)}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {help}
                </Box>
              </Box>
              {hasPlace(finding) && (
                <Button
                  size="small"
                  variant="text"
                  sx={{ alignSelf: 'flex-start' }}
                  onClick={() => onGoTo(finding.node)}
                >
                  {t(finding.node === undefined ? 'editor.goToSettings' : 'editor.goToStep')}
                </Button>
              )}
            </Box>
          )
        })}
      </Box>
    </Box>
  )
}
