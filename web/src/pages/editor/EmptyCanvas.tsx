import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { kinds } from '../../palette/palette-search.ts'
import { useAddStep } from '../../palette/use-add-step.ts'
import { KindMark } from '../../ui/KindMark.tsx'

/** On a canvas without steps: where to begin. */
export function EmptyCanvas() {
  const { t } = useTranslation()
  const language = useLanguage()
  const addStep = useAddStep()
  const start = kinds.find(({ family }) => family === 'start')
  return (
    <Box
      sx={{
        position: 'absolute',
        inset: 0,
        display: 'grid',
        placeItems: 'center',
        pointerEvents: 'none',
        textAlign: 'center',
      }}
    >
      <Box
        sx={{
          maxWidth: 340,
          p: 6,
          borderRadius: '12px',
          border: '1px dashed',
          borderColor: 'line.strong',
          bgcolor: 'background.paper',
        }}
      >
        <Typography variant="h3">{t('editor.empty.title')}</Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {t('editor.empty.help')}
        </Typography>
        {start !== undefined && (
          <Button
            variant="outlined"
            sx={{ mt: 4, pointerEvents: 'auto' }}
            startIcon={<KindMark family={start.family} icon={start.icon} size={16} tone="soft" />}
            onClick={() => addStep(start.kind)}
          >
            {t('editor.empty.add', { kind: start.text[language].name })}
          </Button>
        )}
      </Box>
    </Box>
  )
}
