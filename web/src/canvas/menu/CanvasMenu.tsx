import Divider from '@mui/material/Divider'
import ListItemIcon from '@mui/material/ListItemIcon'
import ListItemText from '@mui/material/ListItemText'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { AskState } from '../../state/asks.ts'
import { useEditor } from '../../state/editor.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { focusStep } from '../focus-step.ts'
import { useMenuCommands } from './use-menu-commands.ts'
import { useOpenMenu } from './use-open-menu.ts'

/** Everything that can be done with what lies under the pointer, the finger or the focus. */
export function CanvasMenu() {
  const { asks } = useEditor()
  const menu = useStore(asks, (state) => state.menu)
  useOpenMenu()
  return menu === null ? null : <Opened menu={menu} />
}

function Opened({ menu }: { menu: NonNullable<AskState['menu']> }) {
  const { t } = useTranslation()
  const { asks } = useEditor()
  const commands = useMenuCommands()(menu.on, menu)
  const close = () => {
    asks.setState({ menu: null })
    if (menu.on.type === 'steps' && menu.on.ids[0] !== undefined) focusStep(menu.on.ids[0])
  }
  return (
    <Menu
      open
      onClose={close}
      anchorReference="anchorPosition"
      anchorPosition={{ left: menu.x, top: menu.y }}
      // The command says where the focus goes.
      disableRestoreFocus
      onContextMenu={(event) => event.preventDefault()}
      slotProps={{
        list: { dense: true, 'aria-label': t(`draw.menu.of.${menu.on.type}`), sx: { minWidth: 220 } },
      }}
    >
      {commands.flatMap(({ name, icon: Icon, keys, part, run }, index) => {
        const before = commands[index - 1]
        return [
          ...(before !== undefined && before.part !== part ? [<Divider key={`before ${name}`} />] : []),
          <MenuItem
            key={name}
            data-command={name}
            onClick={() => {
              close()
              run()
            }}
            sx={{ '@media (pointer: coarse)': { minHeight: 44 } }}
          >
            <ListItemIcon>
              <Icon size={16} strokeWidth={1.8} aria-hidden />
            </ListItemIcon>
            <ListItemText>{t(`draw.menu.${name}`)}</ListItemText>
            {keys !== undefined && <KeyHint>{keys}</KeyHint>}
          </MenuItem>,
        ]
      })}
    </Menu>
  )
}
