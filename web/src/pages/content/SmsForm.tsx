import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { createLink } from '@tanstack/react-router'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { composeSms, countSms, type SmsFrame } from '@trailwright/shared/content/sms.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format.ts'
import { DearSigns } from './DearSigns.tsx'
import { TemplateInput } from './TemplateInput.tsx'

const RouteLink = createLink(Link)
type SmsContent = Extract<Content, { channel: 'sms' }>

interface SmsFormProps {
  readonly content: SmsContent
  readonly language: Language
  readonly onChange: (content: Content) => void
  readonly frame: SmsFrame
  readonly disabled: boolean
}

/** The text message in one language, with what the channel adds and what it costs. */
export function SmsForm({ content, language, onChange, frame, disabled }: SmsFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const body = content.bodies[language]
  if (body === undefined) return null
  const change = (text: string) => onChange({ ...content, bodies: { ...content.bodies, [language]: { text } } })
  const whole = composeSms(body.text, frame)
  const count = countSms(whole)
  const hasFrame = frame.signature !== '' || frame.optOut !== ''
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
      <TemplateInput
        field={`bodies.${language}.text`}
        label={t('content.sms')}
        value={body.text}
        onChange={change}
        rows={5}
        disabled={disabled}
      />
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
        <Typography variant="body2" role="status" sx={{ fontWeight: 600 }}>
          {t('content.smsCount', {
            parts: t('content.smsParts', { count: count.parts }),
            length: format.number(count.length),
            encoding: count.encoding,
          })}
        </Typography>
        {body.text.includes('{{') && (
          <Typography variant="caption" color="textSecondary">
            {t('content.smsUnfilled')}
          </Typography>
        )}
      </Box>
      {count.encoding === 'UCS-2' && <DearSigns text={body.text} frame={frame} onChange={change} disabled={disabled} />}
      <Box sx={{ border: '1px dashed', borderColor: 'divider', borderRadius: 1.5, p: 3, bgcolor: 'surface.sunken' }}>
        <Typography variant="caption" color="textSecondary" component="div">
          {hasFrame ? t('content.smsFrame') : t('content.smsNoFrame')}{' '}
          {!hasFrame && <RouteLink to="/settings/sms">{t('settings.pages.sms')}</RouteLink>}
        </Typography>
        {hasFrame && (
          <Typography variant="body2" sx={{ mt: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            <b>{frame.signature}</b>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {body.text === '' ? ' … ' : body.text}
            </Box>
            <b>{frame.optOut}</b>
          </Typography>
        )}
      </Box>
    </Box>
  )
}
