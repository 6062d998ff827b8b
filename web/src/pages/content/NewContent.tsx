import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useNavigate } from '@tanstack/react-router'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { createContent, listContents } from '@trailwright/shared/wire/contents.ts'
import { ChevronDown, Mail, MessageSquareText, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { emptyEmail } from './blocks.ts'

/** Makes an e-mail or an SMS in the reader's language and opens it. */
export function NewContent() {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const create = useSend(createContent, [listContents])
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const make = (content: Content) => {
    setAnchor(null)
    create.mutate(
      { body: { content } },
      { onSuccess: ({ row }) => void navigate({ to: '/content/$id', params: { id: row.id } }) },
    )
  }
  return (
    <Box>
      <Button
        variant="contained"
        startIcon={<Plus size={16} strokeWidth={2} aria-hidden />}
        endIcon={<ChevronDown size={14} strokeWidth={2} aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        disabled={create.isPending}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('content.create')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={() =>
            make({
              channel: 'email',
              name: t('content.newEmail'),
              category: 'marketing',
              bodies: { [language]: emptyEmail() },
            })
          }
        >
          <Mail size={16} strokeWidth={1.8} aria-hidden />
          {t('content.createEmail')}
        </MenuItem>
        <MenuItem
          onClick={() =>
            make({
              channel: 'sms',
              name: t('content.newSms'),
              category: 'marketing',
              bodies: { [language]: { text: '' } },
            })
          }
        >
          <MessageSquareText size={16} strokeWidth={1.8} aria-hidden />
          {t('content.createSms')}
        </MenuItem>
      </Menu>
      <ProblemAlert problem={create.error} />
    </Box>
  )
}
