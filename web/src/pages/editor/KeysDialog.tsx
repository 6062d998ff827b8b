import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tinykeys } from 'tinykeys'
import { isElsewhere } from '../../canvas/elsewhere.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'

const mod = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'

/** Every key of the editor, by what it does. */
const list = [
  ['walk', ['↓', '↑', '←', '→']],
  ['enter', ['Enter', 'Esc']],
  ['add', ['A']],
  ['find', ['/']],
  ['finding', ['F8']],
  ['lens', ['Alt', '1', '2', '3']],
  ['undo', [mod, 'Z', '⇧Z']],
  ['copy', [mod, 'C', 'V', 'D']],
  ['remove', ['Del']],
  ['note', ['N', 'G', 'T']],
  ['zoom', ['+', '-', '0']],
  ['publish', [mod, '↵']],
] as const

/** The sheet of keys; `?` opens it. */
export function KeysDialog() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useEffect(() => tinykeys(window, { 'Shift+?': () => setOpen(true) }, { ignore: isElsewhere }), [])
  return (
    <Dialog open={open} onClose={() => setOpen(false)} aria-labelledby="keys-title" maxWidth="xs" fullWidth>
      <DialogTitle id="keys-title">{t('editor.keys.title')}</DialogTitle>
      <DialogContent>
        <Box
          component="dl"
          sx={{
            m: 0,
            display: 'grid',
            gridTemplateColumns: 'auto 1fr',
            columnGap: 4,
            rowGap: 2,
            alignItems: 'center',
            typography: 'body2',
          }}
        >
          {list.map(([what, keys]) => (
            <Box key={what} sx={{ display: 'contents' }}>
              <Box component="dt" aria-label={keys.join(' ')} sx={{ display: 'flex', gap: 1 }}>
                {keys.map((key) => (
                  <KeyHint key={key}>{key}</KeyHint>
                ))}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {t(`editor.keys.${what}`)}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
    </Dialog>
  )
}
