import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import Typography from '@mui/material/Typography'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { tinykeys } from 'tinykeys'
import { useStore } from 'zustand'
import { isElsewhere } from '../../canvas/elsewhere.ts'
import { useEditor } from '../../state/editor.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { switchSingleKeys, useSingleKeys } from '../../ui/single-keys.ts'
import { keyList } from './key-list.ts'

/** The sheet of keys; `?` opens it. */
export function KeysDialog() {
  const { t } = useTranslation()
  const { asks } = useEditor()
  const open = useStore(asks, ({ keys }) => keys)
  useEffect(() => tinykeys(window, { 'Shift+?': () => asks.setState({ keys: true }) }, { ignore: isElsewhere }), [asks])
  return (
    <Dialog
      open={open}
      onClose={() => asks.setState({ keys: false })}
      aria-labelledby="keys-title"
      maxWidth="md"
      fullWidth
      data-testid="keys"
    >
      <DialogTitle id="keys-title">{t('keys.title')}</DialogTitle>
      <DialogContent>
        <Box sx={{ columnWidth: 300, columnGap: 8 }}>
          {keyList.map(({ place, lines }) => (
            <Box key={place} component="section" sx={{ breakInside: 'avoid', mb: 5 }}>
              <Typography variant="h5" component="h3" sx={{ mb: 2 }}>
                {t(`keys.places.${place}`)}
              </Typography>
              <Box
                component="dl"
                sx={{
                  m: 0,
                  display: 'grid',
                  gridTemplateColumns: 'minmax(104px, auto) 1fr',
                  columnGap: 4,
                  rowGap: 1.5,
                  alignItems: 'center',
                  typography: 'body2',
                }}
              >
                {lines.map(({ what, keys }) => (
                  <Box key={what} sx={{ display: 'contents' }}>
                    <Box component="dt" aria-label={keys.join(' ')} sx={{ display: 'flex', gap: 1 }}>
                      {keys.map((key) => (
                        <KeyHint key={key}>{key}</KeyHint>
                      ))}
                    </Box>
                    <Box component="dd" sx={{ m: 0 }}>
                      {t(`keys.lines.${what}`)}
                    </Box>
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
        </Box>
        <SingleKeys />
      </DialogContent>
    </Dialog>
  )
}

/** Turns the keys of one letter or sign on and off, on this device. */
function SingleKeys() {
  const { t } = useTranslation()
  const on = useSingleKeys()
  const help = useId()
  return (
    <Box sx={{ pt: 3, borderTop: 1, borderColor: 'divider' }}>
      <FormControlLabel
        control={
          <Switch
            checked={on}
            onChange={(_, checked) => switchSingleKeys(checked)}
            slotProps={{ input: { 'aria-describedby': help } }}
          />
        }
        label={t('keys.single')}
      />
      <Typography id={help} variant="body2" color="textSecondary">
        {t('keys.singleHelp')}
      </Typography>
    </Box>
  )
}
