import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Rendered } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'

/** An SMS as the phone shows it, with the parts it is charged as. */
export function SmsBubble({ sms }: { sms: Extract<Rendered, { channel: 'sms' }> }) {
  const { t } = useTranslation()
  return (
    <Box role="group" aria-label={t('outbox.message.sms')}>
      <Box
        sx={{
          maxWidth: 360,
          width: 'fit-content',
          px: 4,
          py: 2.5,
          borderRadius: '18px 18px 18px 4px',
          bgcolor: 'family.message.soft',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {sms.text}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1.5, px: 1 }}>
        {[
          t('outbox.message.parts', { count: sms.parts }),
          t('outbox.message.length', { count: sms.length }),
          t(`outbox.message.encodings.${sms.encoding}`),
        ].join(' · ')}
      </Typography>
    </Box>
  )
}
