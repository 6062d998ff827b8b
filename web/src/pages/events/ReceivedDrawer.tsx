import Box from '@mui/material/Box'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { createLink } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../ui/CopyField.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { Facts } from '../people/SideCard.tsx'
import { type Received, receivedTones } from './EventTable.tsx'
import { useReceivedText } from './received-text.ts'

const RouteLink = createLink(Link)

interface ReceivedDrawerProps {
  readonly received: Received | undefined
  readonly onClose: () => void
}

/** One call: what became of it and why, and the call itself. */
export function ReceivedDrawer({ received, onClose }: ReceivedDrawerProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <Drawer
      anchor="right"
      open={received !== undefined}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': id, sx: { width: 'min(520px, 100%)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 5, pt: 4, pb: 2 }}>
        <Typography variant="h2" id={id} sx={{ flex: 1, overflowWrap: 'anywhere' }}>
          {received?.name || t('events.detail')}
        </Typography>
        <IconButton onClick={onClose} aria-label={t('ui.close')}>
          <X size={18} strokeWidth={1.8} aria-hidden />
        </IconButton>
      </Box>
      {received !== undefined && <Call received={received} />}
    </Drawer>
  )
}

function Call({ received }: { received: Received }) {
  const { t } = useTranslation()
  const format = useFormat()
  const text = useReceivedText()
  const reason = text.reason(received)
  const warnings = text.warnings(received)
  return (
    <Box sx={{ px: 5, pb: 6, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3, typography: 'body2' }}>
      <div>
        <ToneChip tone={receivedTones[received.status]}>{t(`events.statuses.${received.status}`)}</ToneChip>
      </div>
      {reason !== undefined && (
        <Box
          sx={{
            px: 3,
            py: 2,
            borderRadius: 1,
            bgcolor: received.status === 'refused' ? 'error.soft' : 'surface.sunken',
          }}
        >
          {reason}
        </Box>
      )}
      {warnings.length > 0 && (
        <Box sx={{ px: 3, py: 2, borderRadius: 1, bgcolor: 'warning.soft' }}>
          {warnings.map((warning) => (
            <div key={warning}>{warning}</div>
          ))}
        </Box>
      )}
      <Facts
        rows={[
          { key: 'type', name: t('events.type'), value: text.type(received) },
          {
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
          { key: 'source', name: t('events.from'), value: text.source(received) },
          { key: 'at', name: t('events.happened'), value: format.exact(received.at) },
          { key: 'received', name: t('events.received'), value: format.exact(received.receivedAt) },
        ]}
      />
      <CopyField label={t('events.payload')} value={JSON.stringify(received.payload, null, 2)} block />
    </Box>
  )
}
