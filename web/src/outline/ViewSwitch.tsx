import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import { ListTree, Workflow } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { tinykeys } from 'tinykeys'
import { isElsewhere } from '../canvas/elsewhere.ts'
import { useView, views } from './view.ts'

const icons = { canvas: Workflow, list: ListTree } as const

/** Shows the journey as a canvas or as a list; L changes between them. */
export function ViewSwitch() {
  const { t } = useTranslation()
  const { view, show } = useView()
  useEffect(
    () => tinykeys(window, { l: () => show(view === 'list' ? 'canvas' : 'list') }, { ignore: isElsewhere }),
    [view, show],
  )
  return (
    <Box role="group" aria-label={t('outline.view')} sx={{ display: 'flex' }}>
      {views.map((each) => {
        const Icon = icons[each]
        const on = each === view
        return (
          <Tooltip key={each} title={t(`outline.${each}`)}>
            <IconButton
              aria-label={t(`outline.${each}`)}
              aria-pressed={on}
              aria-keyshortcuts="L"
              onClick={() => show(each)}
              sx={on ? { bgcolor: 'surface.sunken', color: 'text.primary' } : {}}
            >
              <Icon size={17} strokeWidth={1.8} aria-hidden />
            </IconButton>
          </Tooltip>
        )
      })}
    </Box>
  )
}
