import Box from '@mui/material/Box'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import { getDelivery } from '@trailwright/shared/wire/contents.ts'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { messageWhy } from '../people/why/message-why.ts'
import { useWhyWords } from '../people/why/why-words.ts'
import { DeliveryChips } from './DeliveryChips.tsx'
import { DeliveryFacts } from './DeliveryFacts.tsx'
import { EmailView } from './EmailView.tsx'
import { RuleChecks } from './RuleChecks.tsx'
import { SmsBubble } from './SmsBubble.tsx'
import { deliveryTitle } from './delivery-title.ts'
import { messageIcon } from './message-icon.ts'

const titleId = 'delivery-title'

interface DeliveryDrawerProps {
  /** Null when none is open. */
  readonly id: string | null
  readonly onClose: () => void
}

/** One message exactly as it went out or would have, beside the list. */
export function DeliveryDrawer({ id, onClose }: DeliveryDrawerProps) {
  return (
    <Drawer
      anchor="right"
      open={id !== null}
      onClose={onClose}
      slotProps={{
        paper: {
          sx: { width: 720, maxWidth: '100%', boxShadow: 3, '&:focus-visible': { outline: 'none' } },
          'aria-labelledby': titleId,
          role: 'dialog',
        },
      }}
    >
      {id !== null && <Message id={id} onClose={onClose} />}
    </Drawer>
  )
}

function Message({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const found = useRoute(getDelivery, { params: { delivery: id } })
  const close = (
    <IconButton aria-label={t('outbox.message.close')} onClick={onClose} sx={{ flex: 'none' }}>
      <X size={18} strokeWidth={1.8} aria-hidden />
    </IconButton>
  )
  if (found.data !== undefined) return <Shown {...found.data} close={close} />
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', px: 5, py: 3 }}>
        <Typography id={titleId} variant="h3" component="h2" sx={{ flex: 1 }}>
          {t('outbox.message.label')}
        </Typography>
        {close}
      </Box>
      {found.error === null ? (
        <Box sx={{ px: 5 }}>
          <SkeletonRows />
        </Box>
      ) : (
        <ErrorState problem={found.error} onRetry={() => void found.refetch()} />
      )}
    </>
  )
}

type ShownProps = ResponseOf<typeof getDelivery> & { readonly close: ReactNode }

function Shown({ delivery, rendered, headers, evidence, close }: ShownProps) {
  const { t } = useTranslation()
  const words = useWhyWords()
  // An SMS has no subject: its text stands below, whole.
  const isSms = delivery.channel === 'sms' && delivery.content !== null
  const why = messageWhy(words, { ...delivery, evidence: evidence.length === 0 ? [delivery.detail] : evidence })
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
        <KindMark family="message" icon={messageIcon(delivery)} size={34} />
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography id={titleId} variant="h3" component="h2" sx={{ overflowWrap: 'anywhere', ...twoLines }}>
            {deliveryTitle(isSms ? { ...delivery, subject: '' } : delivery, words.names)}
          </Typography>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', mt: 1 }}>
            <DeliveryChips delivery={delivery} />
            <Typography variant="body2" component="span" color="textSecondary">
              {words.names.channel(delivery.channel)}
            </Typography>
          </Box>
        </Box>
        {close}
      </Box>
      <Box sx={{ p: 5, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 5 }}>
        <Box sx={{ typography: 'body2' }}>
          <DeliveryFacts delivery={delivery} />
        </Box>
        <Box component="section" aria-label={t('outbox.message.why')} sx={{ typography: 'body2' }}>
          <Box sx={{ display: 'flex', gap: 2.5, px: 3, py: 2, borderRadius: 1, bgcolor: 'surface.sunken' }}>
            <Box component="span" sx={{ fontWeight: 600, color: 'text.secondary', flex: 'none' }}>
              {t('outbox.message.why')}
            </Box>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              {why.map((sentence) => (
                <div key={sentence}>{sentence}</div>
              ))}
            </Box>
          </Box>
          <RuleChecks evidence={evidence} />
        </Box>
        {rendered === null && (
          <Typography variant="body2" color="textSecondary">
            {t('outbox.message.none')}
          </Typography>
        )}
        {rendered?.channel === 'email' && <EmailView email={rendered} headers={headers} />}
        {rendered?.channel === 'sms' && <SmsBubble sms={rendered} />}
      </Box>
    </>
  )
}

const twoLines = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
} as const
