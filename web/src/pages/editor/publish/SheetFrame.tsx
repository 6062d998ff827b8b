import Box from '@mui/material/Box'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import InputAdornment from '@mui/material/InputAdornment'
import OutlinedInput from '@mui/material/OutlinedInput'
import Typography from '@mui/material/Typography'
import { Pencil, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface SheetDrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The sheet in which a version is read before it is published. */
export function SheetDrawer({ open, onClose, children }: SheetDrawerProps) {
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      slotProps={{
        paper: {
          sx: { width: 1040, maxWidth: '100%', borderTopLeftRadius: 12, borderBottomLeftRadius: 12, boxShadow: 3 },
          'aria-labelledby': 'publish-title',
          role: 'dialog',
        },
      }}
    >
      {open && children}
    </Drawer>
  )
}

interface SheetFrameProps {
  readonly title: string
  readonly lead: string
  readonly onClose: () => void
  /** What changes and what is to fix. */
  readonly children: ReactNode
  /** What it means for people. */
  readonly side: ReactNode
  readonly note: string
  readonly onNote: (note: string) => void
  /** What the note is, if not about the version. */
  readonly noteLabel?: string
  /** The one verb. */
  readonly verb: ReactNode
}

export function SheetFrame({ title, lead, onClose, children, side, note, onNote, noteLabel, verb }: SheetFrameProps) {
  const { t } = useTranslation()
  const noted = noteLabel ?? t('editor.publish.note')
  return (
    <Box data-testid="publish-sheet" sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'flex-start',
          px: { xs: 4, md: 7 },
          py: 4.5,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: 1 }}>
          <Typography id="publish-title" variant="h2">
            {title}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {lead}
          </Typography>
        </Box>
        <IconButton aria-label={t('ui.close')} onClick={onClose}>
          <X size={17} strokeWidth={1.8} />
        </IconButton>
      </Box>
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          overflowY: 'auto',
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 440px' },
        }}
      >
        <Box sx={{ p: { xs: 4, md: 7 }, display: 'grid', gap: 6, alignContent: 'start' }}>{children}</Box>
        <Box
          sx={{
            p: { xs: 4, md: 6 },
            bgcolor: 'background.default',
            borderLeft: { md: 1 },
            borderTop: { xs: 1, md: 0 },
            borderColor: { xs: 'divider', md: 'divider' },
          }}
        >
          {side}
        </Box>
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          gap: 2.5,
          px: { xs: 4, md: 7 },
          py: 3,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <OutlinedInput
          value={note}
          onChange={({ target }) => onNote(target.value)}
          placeholder={noted}
          startAdornment={
            <InputAdornment position="start">
              <Pencil size={15} strokeWidth={1.8} aria-hidden />
            </InputAdornment>
          }
          slotProps={{ input: { 'aria-label': noted, maxLength: 500 } }}
          sx={{ flex: 1, minWidth: 240 }}
        />
        {verb}
      </Box>
    </Box>
  )
}
