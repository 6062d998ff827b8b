import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFindingText } from './finding-text.ts'

interface FindingsProps {
  readonly findings: readonly Finding[]
  readonly onShow: (finding: Finding) => void
}

/** What is wrong with a content and what to do, each with the way to its place. */
export function Findings({ findings, onShow }: FindingsProps) {
  const { t } = useTranslation()
  const text = useFindingText()
  return (
    <Box component="section" aria-label={t('content.findings')} sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
      <Typography variant="h5" component="h2" sx={{ mb: 1 }}>
        {t('content.findings')}
      </Typography>
      {findings.length === 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, typography: 'body2', color: 'text.secondary' }}>
          <Box component="span" sx={{ color: 'success.main', display: 'flex' }}>
            <CircleCheck size={15} strokeWidth={1.8} aria-hidden />
          </Box>
          {t('content.noFindings')}
        </Box>
      )}
      {findings.map((finding, index) => {
        const isError = finding.level === 'error'
        const Icon = isError ? CircleX : TriangleAlert
        return (
          <Box
            key={`${finding.code} ${index}`}
            sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 38, typography: 'body2' }}
          >
            <Box component="span" sx={{ color: isError ? 'error.main' : 'warning.main', display: 'flex' }}>
              <Icon size={15} strokeWidth={1.8} aria-hidden />
            </Box>
            <Box sx={{ flex: 1, minWidth: 0 }}>{text(finding)}</Box>
            <Button size="small" onClick={() => onShow(finding)}>
              {t('content.goTo')}
            </Button>
          </Box>
        )
      })}
    </Box>
  )
}
