import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'

/** The offer to begin with made-up people, as a card that is ticked as a whole. */
export function DemoCard({ chosen, onChange }: { chosen: boolean; onChange: (chosen: boolean) => void }) {
  const { t } = useTranslation()
  return (
    <Box
      component="label"
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 1.5,
        p: 3,
        pl: 1.5,
        borderRadius: 1,
        cursor: 'pointer',
        bgcolor: chosen ? 'primary.soft' : 'background.paper',
        boxShadow: chosen
          ? 'inset 0 0 0 2px var(--mui-palette-primary-main)'
          : 'inset 0 0 0 1px var(--mui-palette-line-strong)',
        '&:focus-within:has(:focus-visible)': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 2 },
      }}
    >
      <Checkbox checked={chosen} onChange={(event) => onChange(event.target.checked)} sx={{ p: 1.5, mt: '-4px' }} />
      <Box>
        <Typography variant="h4" component="div">
          {t('account.firstRun.demo')}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t('account.firstRun.demoHelp')}
        </Typography>
      </Box>
    </Box>
  )
}
