import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import InputBase from '@mui/material/InputBase'
import Typography from '@mui/material/Typography'
import { Search } from 'lucide-react'
import { Fragment, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Command, findCommands } from './command.ts'
import { KeyHint } from './KeyHint.tsx'

/** For screen readers only. */
const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  m: 0,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const

interface CommandDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly commands: readonly Command[]
  /** What can be typed: the placeholder and the name for screen readers. */
  readonly label: string
  /** Said when nothing is found. */
  readonly none: string
  /** How many were found, for screen readers. */
  readonly count: (count: number) => string
}

/** Everything that can be done here, found by typing. The choice is run once the dialog is gone. */
export function CommandDialog({ open, onClose, commands, ...words }: CommandDialogProps) {
  const chosen = useRef<Command | null>(null)
  const title = useId()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      aria-labelledby={title}
      fullWidth
      slotProps={{
        container: { sx: { alignItems: 'flex-start' } },
        paper: { sx: { width: 560, maxWidth: 'calc(100% - 32px)', mt: '12vh', borderRadius: '12px' } },
        transition: {
          onExited: () => {
            const command = chosen.current
            chosen.current = null
            command?.run()
          },
        },
      }}
    >
      <Box component="h2" id={title} sx={visuallyHidden}>
        {words.label}
      </Box>
      <Chooser
        {...words}
        commands={commands}
        onChoose={(command) => {
          chosen.current = command
          onClose()
        }}
      />
    </Dialog>
  )
}

interface ChooserProps extends Pick<CommandDialogProps, 'commands' | 'label' | 'none' | 'count'> {
  readonly onChoose: (command: Command) => void
}

function Chooser({ commands, label, none, count, onChoose }: ChooserProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [index, setIndex] = useState(0)
  const found = findCommands(commands, typed)
  const at = Math.min(index, found.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, typed])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const command = found[at]
    if (event.key === 'ArrowDown') setIndex((at + 1) % Math.max(found.length, 1))
    else if (event.key === 'ArrowUp') setIndex((at - 1 + found.length) % Math.max(found.length, 1))
    else if (event.key === 'Enter') {
      if (command !== undefined) onChoose(command)
    } else return
    event.preventDefault()
  }
  return (
    <Box data-testid="commands" onKeyDown={onKeyDown}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2.5,
          px: 4,
          height: 52,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Search size={17} strokeWidth={1.8} aria-hidden />
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setIndex(0)
          }}
          placeholder={label}
          slotProps={{
            input: {
              'aria-label': label,
              role: 'combobox',
              'aria-expanded': true,
              'aria-autocomplete': 'list',
              'aria-controls': `${id}-list`,
              ...(found.length === 0 ? {} : { 'aria-activedescendant': `${id}-${at}` }),
            },
          }}
        />
        <KeyHint>Esc</KeyHint>
      </Box>
      <Box
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        sx={{ p: 1.5, maxHeight: '52vh', overflowY: 'auto' }}
      >
        {found.map((command, row) => (
          <Fragment key={command.id}>
            {typed.trim() === '' && command.group !== found[row - 1]?.group && (
              <Typography
                variant="h6"
                component="div"
                role="presentation"
                color="textSecondary"
                sx={{ px: 2, pt: 2, pb: 1 }}
              >
                {command.group}
              </Typography>
            )}
            <Row
              id={`${id}-${row}`}
              command={command}
              selected={row === at}
              withGroup={typed.trim() !== ''}
              onPoint={() => setIndex(row)}
              onChoose={() => onChoose(command)}
            />
          </Fragment>
        ))}
      </Box>
      <Typography
        role="status"
        variant="body2"
        color="textSecondary"
        sx={found.length === 0 ? { px: 4, pb: 4 } : visuallyHidden}
      >
        {found.length === 0 ? none : count(found.length)}
      </Typography>
    </Box>
  )
}

interface RowProps {
  readonly id: string
  readonly command: Command
  readonly selected: boolean
  readonly withGroup: boolean
  readonly onPoint: () => void
  readonly onChoose: () => void
}

function Row({ id, command, selected, withGroup, onPoint, onChoose }: RowProps) {
  const { title, help, mark, keys = [], group } = command
  return (
    <Box
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-command={command.id}
      onClick={onChoose}
      onPointerMove={onPoint}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2.5,
        minHeight: 36,
        px: 2,
        py: 0.75,
        borderRadius: '8px',
        cursor: 'pointer',
        bgcolor: selected ? 'surface.hover' : 'transparent',
        '@media (pointer: coarse)': { minHeight: 44 },
      }}
    >
      <Box sx={{ width: 24, flex: 'none', display: 'grid', placeItems: 'center', color: 'text.secondary' }}>{mark}</Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2" noWrap>
          {title}
        </Typography>
        {help !== undefined && (
          <Typography variant="caption" color="textSecondary" noWrap component="div">
            {help}
          </Typography>
        )}
      </Box>
      {withGroup && (
        <Typography variant="caption" color="textSecondary" sx={{ flex: 'none' }}>
          {group}
        </Typography>
      )}
      {keys.length > 0 && (
        <Box sx={{ display: 'flex', gap: 1, flex: 'none' }}>
          {keys.map((key) => (
            <KeyHint key={key}>{key}</KeyHint>
          ))}
        </Box>
      )}
    </Box>
  )
}
