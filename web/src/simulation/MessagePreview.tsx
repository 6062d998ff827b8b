import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { languages } from '@trailwright/shared/language/language.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { previewContent } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../canvas/step-names.ts'
import { useRoute } from '../client/hooks.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { MessageFrame } from '../pages/outbox/MessageFrame.tsx'

interface MessagePreviewProps {
  readonly content: Content
  readonly person: string | null
  /** The person's own language, as it came in. */
  readonly language: string | null
  readonly entry: JsonObject
  readonly address: string
}

/** The message as this person would get it. */
export function MessagePreview({ content, person, language: own, entry, address }: MessagePreviewProps) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const names = useStepNames()
  const wished = languages.find((each) => own?.toLowerCase().startsWith(each.slice(0, 2)) === true) ?? reader
  const language =
    content.bodies[wished] === undefined
      ? (languages.find((each) => content.bodies[each] !== undefined) ?? wished)
      : wished
  const preview = useRoute(previewContent, { body: { content, person, language, entry } }, { keepPrevious: true })
  const rendered = preview.data?.rendered
  if (preview.error !== null || rendered === null) {
    return (
      <Typography variant="body2" color="error">
        {t('simulate.noPreview')}
      </Typography>
    )
  }
  if (rendered === undefined) return null
  const foot = [
    t('simulate.wouldSend', { channel: names.channel(content.channel), address }),
    ...(rendered.channel === 'sms' ? [t('simulate.parts', { count: rendered.parts })] : []),
    t('simulate.notSent'),
  ].join(' · ')
  return (
    <Box
      data-testid="message-preview"
      lang={language}
      sx={{ p: 3, border: '1.5px solid', borderColor: 'line.strong', borderRadius: '16px', bgcolor: 'surface.sunken' }}
    >
      <Box sx={{ p: 3, border: 1, borderColor: 'divider', borderRadius: '10px', bgcolor: 'background.paper' }}>
        {rendered.channel === 'email' && (
          <>
            <Typography variant="h5" component="p">
              {rendered.subject}
            </Typography>
            {rendered.preheader !== '' && (
              <Typography variant="caption" color="textSecondary" component="p">
                {rendered.preheader}
              </Typography>
            )}
          </>
        )}
        {rendered.channel === 'email' ? (
          <Box sx={{ mt: 2 }}>
            <MessageFrame html={rendered.html} height={320} />
          </Box>
        ) : (
          <Typography
            variant="body2"
            sx={{
              whiteSpace: 'pre-wrap',
              overflowWrap: 'anywhere',
              maxHeight: 280,
              overflowY: 'auto',
            }}
          >
            {rendered.text}
          </Typography>
        )}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 2 }}>
        {foot}
      </Typography>
    </Box>
  )
}
