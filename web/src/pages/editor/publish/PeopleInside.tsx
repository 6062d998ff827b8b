import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format.ts'

/** What publishing means for the people inside: they stay on their version. */
export function PeopleInside({ live, inside }: { live: number | null; inside: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Typography variant="h3">{t('editor.publish.inside')}</Typography>
      {live === null || inside === 0 ? (
        <Typography color="textSecondary">{t('editor.publish.insideNone')}</Typography>
      ) : (
        <Box
          sx={{
            display: 'flex',
            gap: 3,
            p: 3,
            border: 2,
            borderColor: 'primary.main',
            borderRadius: '12px',
            bgcolor: 'primary.soft',
          }}
        >
          <Box sx={{ flex: 1 }}>
            <Typography variant="h4">{t('editor.publish.stay', { number: live })}</Typography>
            <Typography variant="body2" color="textSecondary">
              {t('editor.publish.stayHelp')}
            </Typography>
          </Box>
          <Typography variant="h3">{format.number(inside)}</Typography>
        </Box>
      )}
      <Typography variant="body2" color="textSecondary">
        {t('editor.publish.insideHelp')}
      </Typography>
    </Box>
  )
}
