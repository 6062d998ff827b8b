import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import OutlinedInput from '@mui/material/OutlinedInput'
import Typography from '@mui/material/Typography'
import { commentLimits } from '@trailwright/shared/wire/comments.ts'
import { listMembers } from '@trailwright/shared/wire/settings.ts'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../../../client/api-problem.ts'
import { useRoute } from '../../../client/hooks.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { ProblemAlert } from '../../../ui/ErrorState.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { matchingColleagues, mentionTyping, withMention } from './mention-typing.ts'

interface ComposerProps {
  readonly label: string
  readonly verb: string
  readonly first?: string
  readonly focused?: boolean
  readonly busy: boolean
  readonly problem: ApiProblem | null
  /** What was written; `done` empties the field once it is stored. */
  readonly onSend: (text: string, done: () => void) => void
  readonly onCancel?: () => void
}

/** A field to write a comment in; behind an @ it offers the members. Ctrl+Enter sends. */
export function Composer(props: ComposerProps) {
  const { label, verb, first = '', focused = false, busy, problem, onSend, onCancel } = props
  const { t } = useTranslation()
  const format = useFormat()
  const list = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(first)
  const [caret, setCaret] = useState(first.length)
  const [active, setActive] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const [caretWanted, setCaretWanted] = useState<number | null>(null)
  const typing = mentionTyping(text, caret)
  const members = useRoute(listMembers, {}, { enabled: typing !== null }).data?.members ?? []
  const offered = typing === null || typing.start === dismissed ? [] : matchingColleagues(members, typing.typed)
  const chosen = Math.min(active, offered.length - 1)
  const tooMany = text.trim().length - commentLimits.text
  const canSend = text.trim() !== '' && tooMany <= 0 && !busy

  // The caret goes behind a name that was put in.
  useLayoutEffect(() => {
    if (caretWanted === null) return
    field.current?.focus()
    field.current?.setSelectionRange(caretWanted, caretWanted)
    setCaretWanted(null)
  }, [caretWanted])

  const put = (name: string) => {
    if (typing === null) return
    const next = withMention(text, typing, name)
    setText(next.text)
    setCaret(next.caret)
    setCaretWanted(next.caret)
  }
  const submit = () => {
    if (canSend) onSend(text.trim(), () => setText(''))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // An input method composes with the same keys.
    if (event.nativeEvent.isComposing) return
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const name = offered[chosen]?.name
    if (name !== undefined && !sends && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'Escape') setDismissed(typing?.start ?? null)
      else if (event.key === 'ArrowDown') setActive((chosen + 1) % offered.length)
      else if (event.key === 'ArrowUp') setActive((chosen + offered.length - 1) % offered.length)
      else put(name)
      return
    }
    if (sends) {
      event.preventDefault()
      event.stopPropagation()
      submit()
    } else if (event.key === 'Escape' && onCancel !== undefined) {
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Escape' && text.trim() !== '') {
      // What is written is not lost with the panel.
      event.stopPropagation()
    }
  }

  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      sx={{ position: 'relative', display: 'grid', gap: 2 }}
    >
      <OutlinedInput
        multiline
        minRows={2}
        maxRows={8}
        value={text}
        autoFocus={focused}
        inputRef={field}
        onChange={({ target }) => {
          setText(target.value)
          setCaret(target.selectionStart ?? target.value.length)
          setActive(0)
        }}
        onSelect={({ target }) => {
          if (target instanceof HTMLTextAreaElement) setCaret(target.selectionStart)
        }}
        onKeyDown={onKeyDown}
        error={tooMany > 0}
        slotProps={{
          input: {
            'aria-label': label,
            'aria-autocomplete': 'list',
            'aria-expanded': offered.length > 0,
            ...(offered.length === 0 ? {} : { 'aria-controls': list, 'aria-activedescendant': `${list}-${chosen}` }),
            role: 'combobox',
          },
        }}
      />
      {offered.length > 0 && (
        <Box
          role="listbox"
          id={list}
          aria-label={t('comments.members')}
          sx={{
            position: 'absolute',
            zIndex: 1,
            top: '100%',
            left: 0,
            right: 0,
            mt: -10,
            p: 1,
            border: 1,
            borderColor: 'divider',
            borderRadius: '8px',
            bgcolor: 'background.paper',
            boxShadow: 3,
          }}
        >
          {offered.map(({ user, name }, index) => (
            <Box
              key={user}
              role="option"
              id={`${list}-${index}`}
              aria-selected={index === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                put(name)
              }}
              sx={{
                display: 'flex',
                alignItems: 'center',
                gap: 2,
                px: 2,
                py: 1.25,
                borderRadius: '6px',
                cursor: 'pointer',
                typography: 'body2',
                bgcolor: index === chosen ? 'surface.hover' : 'transparent',
                '&:hover': { bgcolor: 'surface.hover' },
              }}
            >
              <Avatar name={name} size={22} />
              {name}
            </Box>
          ))}
        </Box>
      )}
      <ProblemAlert problem={problem} />
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Typography variant="caption" color={tooMany > 0 ? 'error' : 'textSecondary'} sx={{ flex: 1 }}>
          {tooMany > 0 ? t('comments.tooLong', { number: format.number(tooMany) }) : t('comments.writeHelp')}
        </Typography>
        {onCancel !== undefined && (
          <Button size="small" variant="text" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
        <Button size="small" type="submit" variant="outlined" disabled={!canSend}>
          {verb}
        </Button>
      </Box>
    </Box>
  )
}
