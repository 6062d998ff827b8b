import Box from '@mui/material/Box'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { createLink } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../ui/CopyField.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { Time } from '../../ui/Time.tsx'
import { Facts } from '../people/SideCard.tsx'
import { type Received, receivedTones } from './received.ts'
import { callTitle, reasonText, sourceText, typeText, warningTexts } from './received-text.ts'

const RouteLink = createLink(Link)
const titleId = 'call-title'

interface ReceivedDrawerProps {
  readonly received: Received | undefined
  readonly onClose: () => void
}

/** One call: what became of it and why, and the call itself. */
export function ReceivedDrawer({ received, onClose }: ReceivedDrawerProps) {
  return (
    <Drawer
      anchor="right"
      open={received !== undefined}
      onClose={onClose}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-labelledby': titleId,
          sx: { width: 600, maxWidth: '100%', boxShadow: 3, '&:focus-visible': { outline: 'none' } },
        },
      }}
    >
      {received !== undefined && <Call received={received} onClose={onClose} />}
    </Drawer>
  )
}

function Call({ received, onClose }: { received: Received; onClose: () => void }) {
  const { t } = useTranslation()
  const type = typeText(t, received)
  return (
    <>
      <Box
        component="header"
        sx={{
          display: 'flex',
          gap: 3,
          px: 5,
          py: 4,
          borderBottom: 1,
          borderColor: 'divider',
          alignItems: 'flex-start',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id={titleId} variant="h3" component="h2" sx={{ overflowWrap: 'anywhere' }}>
            {callTitle(t, received)}
          </Typography>
          <Box sx={{ mt: 1 }}>
            <ToneChip tone={receivedTones[received.status]}>{t(`events.statuses.${received.status}`)}</ToneChip>
          </Box>
        </Box>
        <IconButton onClick={onClose} aria-label={t('ui.close')} sx={{ flex: 'none' }}>
          <X size={18} strokeWidth={1.8} aria-hidden />
        </IconButton>
      </Box>
      <Box sx={{ p: 5, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4, typography: 'body2' }}>
        <Fate received={received} />
        <Facts
          rows={[
            { key: 'type', name: t('events.type'), value: type },
            received.status !== 'accepted' && received.person === null
              ? null
              : {
                  key: 'person',
                  name: t('events.columns.person'),
                  value:
                    received.person === null ? (
                      t('events.nobody')
                    ) : (
                      <RouteLink to="/people/$id" params={{ id: received.person }}>
                        {received.personName || t('people.nameless')}
                      </RouteLink>
                    ),
                },
            { key: 'source', name: t('events.from'), value: sourceText(t, received) },
            { key: 'at', name: t('events.happened'), value: <Time at={received.at} style="exact" /> },
            { key: 'received', name: t('events.received'), value: <Time at={received.receivedAt} style="exact" /> },
          ].filter((row) => row !== null)}
        />
        <CopyField label={t('events.payload')} value={JSON.stringify(received.payload, null, 2)} block />
      </Box>
    </>
  )
}

/** Why it was refused or did nothing, and what was amended, each with the field it is about. */
function Fate({ received }: { received: Received }) {
  const { t } = useTranslation()
  const reason = reasonText(t, received)
  const warnings = warningTexts(t, received)
  if (reason === null && warnings.length === 0) return null
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {reason !== null && (
        <Box sx={{ ...ground, bgcolor: received.status === 'refused' ? 'error.soft' : 'surface.sunken' }}>
          {reason}
          <FieldName field={received.field ?? ''} />
        </Box>
      )}
      {warnings.length > 0 && (
        <Box component="section" aria-label={t('events.warnings')} sx={{ ...ground, bgcolor: 'warning.soft' }}>
          <strong>{t('events.warnings')}</strong>
          {warnings.map(({ text, field }) => (
            <Box key={`${text}${field}`} sx={{ mt: 0.5 }}>
              {text}
              <FieldName field={field} />
            </Box>
          ))}
        </Box>
      )}
    </Box>
  )
}

function FieldName({ field }: { field: string }) {
  const { t } = useTranslation()
  if (field === '') return null
  return (
    <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
      {t('events.field')}{' '}
      <Box component="code" sx={{ fontFamily: 'ui-monospace, Menlo, Consolas, monospace', overflowWrap: 'anywhere' }}>
        {field}
      </Box>
    </Box>
  )
}

const ground = { px: 3, py: 2, borderRadius: 1 } as const
