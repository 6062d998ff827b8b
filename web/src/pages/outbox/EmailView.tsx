import Box from '@mui/material/Box'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import type { Rendered } from '@trailwright/shared/wire/contents.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../people/SideCard.tsx'
import { MessageFrame } from './MessageFrame.tsx'

interface EmailViewProps {
  readonly email: Extract<Rendered, { channel: 'email' }>
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

const views = ['look', 'text', 'headers'] as const
type View = (typeof views)[number]

/** An e-mail exactly: subject, preview line, its look, its plain text, its headers. */
export function EmailView({ email, headers }: EmailViewProps) {
  const { t } = useTranslation()
  const [view, setView] = useState<View>('look')
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
      <Box sx={{ typography: 'body2' }}>
        <Facts
          rows={[
            { key: 'subject', name: t('outbox.message.subject'), value: <strong>{email.subject}</strong> },
            {
              key: 'preheader',
              name: t('outbox.message.preheader'),
              value: email.preheader || t('outbox.message.noPreheader'),
            },
          ]}
        />
      </Box>
      <Tabs
        value={view}
        onChange={(_, value) => setView(views.find((one) => one === value) ?? 'look')}
        aria-label={t('outbox.message.views')}
      >
        {views.map((one) => (
          <Tab key={one} value={one} label={t(`outbox.message.${one}`)} />
        ))}
      </Tabs>
      {view === 'look' && <MessageFrame html={email.html} height={560} />}
      {view === 'text' && (
        <Box component="pre" tabIndex={0} sx={plainText}>
          {email.text}
        </Box>
      )}
      {view === 'headers' && <Headers headers={headers} />}
    </Box>
  )
}

function Headers({ headers }: Pick<EmailViewProps, 'headers'>) {
  const { t } = useTranslation()
  if (headers.length === 0) return <Box sx={{ color: 'text.secondary' }}>{t('outbox.message.noHeaders')}</Box>
  return (
    <Box component="pre" tabIndex={0} sx={plainText}>
      {headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
    </Box>
  )
}

const plainText = {
  m: 0,
  p: 4,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  bgcolor: 'surface.sunken',
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
  lineHeight: '20px',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
} as const
