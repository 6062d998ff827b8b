import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { kinds } from '../palette/palette-search.ts'
import { useAddStep } from '../palette/use-add-step.ts'
import { useEditor } from '../state/editor.tsx'
import { KindMark } from '../ui/KindMark.tsx'

/** In a list without rows: where to begin. */
export function EmptyList() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { canEdit } = useEditor()
  const addStep = useAddStep()
  const start = kinds.find(({ family }) => family === 'start')
  if (!canEdit || start === undefined) return null
  return (
    <Box
      role="row"
      sx={{
        maxWidth: 380,
        mx: 'auto',
        mt: 16,
        p: 6,
        textAlign: 'center',
        border: '1px dashed',
        borderColor: 'line.strong',
        borderRadius: '12px',
      }}
    >
      <Box role="gridcell">
        <Typography variant="h3" component="p">
          {t('editor.empty.title')}
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {t('outline.empty')}
        </Typography>
        <Button
          variant="outlined"
          sx={{ mt: 4 }}
          startIcon={<KindMark family={start.family} icon={start.icon} size={16} tone="soft" />}
          onClick={() => addStep(start.kind)}
        >
          {t('editor.empty.add', { kind: start.text[language].name })}
        </Button>
      </Box>
    </Box>
  )
}
