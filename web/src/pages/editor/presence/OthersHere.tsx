import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import ButtonBase from '@mui/material/ButtonBase'
import Tooltip from '@mui/material/Tooltip'
import Box from '@mui/material/Box'
import type { Other } from '@trailwright/shared/wire/presence.ts'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { useDraft, useEditor } from '../../../state/editor.tsx'
import { nodeOf } from '../../../state/edits/lookup.ts'
import { stepName } from '../../../state/words.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { useFormat } from '../../../ui/use-format.ts'

const shownAtMost = 3

/** Who else has the journey open; a click goes to where they are. */
export function OthersHere() {
  const { t } = useTranslation()
  const format = useFormat()
  const others = useStore(useEditor().together, (state) => state.others)
  if (others.length === 0) return null
  const label = t('presence.others', { count: others.length, names: others.map(({ name }) => name).join(', ') })
  const more = others.length - shownAtMost
  return (
    <Box
      role="group"
      aria-label={label}
      data-testid="others-here"
      sx={{ display: 'flex', '& > * + *': { ml: '-5px' } }}
    >
      {others.slice(0, shownAtMost).map((other) => (
        <OneOther key={other.user} other={other} />
      ))}
      {more > 0 && (
        <Box sx={{ ...ring, display: 'grid', placeItems: 'center', px: 1.5, typography: 'h6' }} title={label}>
          +{format.number(more)}
        </Box>
      )}
    </Box>
  )
}

const ring = {
  border: '2px solid',
  borderColor: 'background.paper',
  borderRadius: '50%',
  boxSizing: 'content-box',
} as const

function OneOther({ other: { name, node } }: { other: Other }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const commands = useCanvasCommands()
  const step = useDraft((graph) => (node === null ? undefined : nodeOf(graph, node)))
  const text = step === undefined ? name : t('presence.at', { name, step: stepName(step, language) })
  return (
    <Tooltip title={text} describeChild>
      <ButtonBase
        onClick={() => (step === undefined ? undefined : commands.reveal(step.id))}
        sx={{ ...ring, '&:hover, &:focus-visible': { zIndex: 1 } }}
      >
        <Avatar name={name} size={26} />
        <Box component="span" sx={forReaders}>
          {text}
        </Box>
      </ButtonBase>
    </Tooltip>
  )
}

/** For screen readers only: initials stand for the name. */
const forReaders = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const
