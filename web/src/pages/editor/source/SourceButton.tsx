import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { Braces } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useEditor } from '../../../state/editor.tsx'

/** Shows the journey as text, or puts the text away. */
export function SourceButton() {
  const { t } = useTranslation()
  const { asks } = useEditor()
  const open = useStore(asks, ({ source }) => source)
  return (
    <Tooltip title={t('source.open')}>
      <IconButton
        aria-label={t('source.open')}
        aria-pressed={open}
        onClick={() => asks.setState({ source: !open })}
        sx={open ? { bgcolor: 'primary.soft', color: 'primary.main' } : {}}
      >
        <Braces size={17} strokeWidth={1.8} />
      </IconButton>
    </Tooltip>
  )
}
