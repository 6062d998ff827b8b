import Box from '@mui/material/Box'
import { useTranslation } from 'react-i18next'
import type { Mark } from './compare-graphs.ts'
import { SignMark } from './SignMark.tsx'

const marks: readonly Mark[] = ['added', 'removed', 'changed']

/** What the marks mean. */
export function Legend() {
  const { t } = useTranslation()
  return (
    <Box
      component="ul"
      aria-label={t('history.legend')}
      sx={{
        display: 'flex',
        gap: 4,
        m: 0,
        px: 3,
        py: 2,
        listStyle: 'none',
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        bgcolor: 'background.paper',
        typography: 'caption',
      }}
    >
      {marks.map((mark) => (
        <Box component="li" key={mark} sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <SignMark mark={mark} />
          {t(`history.marks.${mark}`)}
        </Box>
      ))}
    </Box>
  )
}
