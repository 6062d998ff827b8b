import IconButton from '@mui/material/IconButton'
import ListItemText from '@mui/material/ListItemText'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Tooltip from '@mui/material/Tooltip'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useLanguage } from '../../i18n/use-language.ts'
import { useEditor } from '../../state/editor.tsx'
import { historySteps } from '../../state/history-list.ts'
import { stepName } from '../../state/words.ts'

/** Everything that was done since the journey was opened, and undone again: a click goes back, or ahead, to it. */
export function HistoryMenu() {
  const { t } = useTranslation()
  const { document } = useEditor()
  const isEmpty = useStore(
    document.history,
    ({ pastStates, futureStates }) => pastStates.length + futureStates.length === 0,
  )
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Tooltip title={t('draw.history.open')}>
        <span>
          <IconButton
            size="small"
            aria-label={t('draw.history.open')}
            aria-haspopup="menu"
            aria-expanded={anchor !== null}
            disabled={isEmpty}
            onClick={({ currentTarget }) => setAnchor(currentTarget)}
            sx={{ width: 20, ml: -2 }}
          >
            <ChevronDown size={14} strokeWidth={1.8} />
          </IconButton>
        </span>
      </Tooltip>
      {anchor !== null && <Steps anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  )
}

function Steps({ anchor, onClose }: { anchor: HTMLElement; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { document } = useEditor()
  const { steps, begin } = historySteps(useStore(document.store), useStore(document.history))
  const jump = (undo: number) => () => {
    document.jump(undo)
    onClose()
  }
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      slotProps={{
        list: { dense: true, 'aria-label': t('draw.history.title') },
        paper: { sx: { width: 320, maxHeight: 420 } },
      }}
    >
      {steps.map(({ edit, node, undo }) => (
        <MenuItem
          key={undo}
          selected={undo === 0}
          aria-current={undo === 0 ? 'step' : undefined}
          onClick={jump(undo)}
          sx={undo < 0 ? { color: 'text.secondary' } : {}}
        >
          <ListItemText
            primary={t(`editor.edits.${edit}`)}
            {...(node === undefined ? {} : { secondary: stepName(node, language) })}
            slotProps={{ primary: { noWrap: true }, secondary: { noWrap: true } }}
          />
          {undo < 0 && t('draw.history.undone')}
        </MenuItem>
      ))}
      <MenuItem selected={begin === 0} aria-current={begin === 0 ? 'step' : undefined} onClick={jump(begin)}>
        {t('draw.history.begin')}
      </MenuItem>
    </Menu>
  )
}
