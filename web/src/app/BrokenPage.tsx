import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../client/api-problem.ts'
import { ErrorState } from '../ui/ErrorState.tsx'

/** In place of a page that could not be shown: the api's answer in words, or a bug of ours with its details. */
export function BrokenPage({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const reload = () => window.location.reload()
  if (error instanceof ApiProblem) return <ErrorState problem={error} onRetry={reload} />
  return (
    <Box role="alert" sx={{ p: { xs: 4, md: 7 }, maxWidth: 640 }}>
      <Typography variant="h3">{t('app.broken')}</Typography>
      <Typography color="textSecondary" sx={{ mt: 1 }}>
        {t('app.brokenHelp')}
      </Typography>
      <Button variant="outlined" onClick={reload} sx={{ my: 4 }}>
        {t('app.reload')}
      </Button>
      <Typography component="details" variant="caption" color="textSecondary">
        <summary>{t('app.details')}</summary>
        {error instanceof Error ? error.message : String(error)}
      </Typography>
    </Box>
  )
}
