import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../client/api-problem.ts'
import { useProblemText } from '../i18n/problem-text.ts'

/** What happened and what to do, in place of what could not be shown. */
export function ErrorState({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const { t } = useTranslation()
  const text = useProblemText()
  return (
    <Box role="alert" sx={{ p: { xs: 4, md: 7 }, maxWidth: 560 }}>
      <Typography variant="h3">{t('ui.notShown')}</Typography>
      <Typography color="textSecondary" sx={{ mt: 1 }}>
        {text(problem)}
      </Typography>
      <Reference problem={problem} />
      {onRetry !== undefined && (
        <Button variant="outlined" onClick={onRetry} sx={{ mt: 4 }}>
          {t('ui.retry')}
        </Button>
      )}
    </Box>
  )
}

/** The same in one line, beside the button or form that caused it. Nothing when there is no problem. */
export function ProblemAlert({ problem }: { problem: ApiProblem | null }) {
  const text = useProblemText()
  if (problem === null) return null
  return (
    <Alert severity="error" role="alert">
      {text(problem)}
      <Reference problem={problem} />
    </Alert>
  )
}

function Reference({ problem }: { problem: ApiProblem }) {
  if (problem.reference === null) return null
  return (
    <Typography variant="caption" color="textSecondary" sx={{ display: 'block', mt: 1 }}>
      {problem.code} · {problem.reference}
    </Typography>
  )
}
