import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { createLink } from '@tanstack/react-router'
import type { Content, EmailBody } from '@trailwright/shared/content/schema.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { sentenceGap } from '../../state/words.ts'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { BlockList } from './BlockList.tsx'
import { mjmlOfBlocks } from './blocks-to-mjml.ts'
import { TemplateInput } from './TemplateInput.tsx'

const RouteLink = createLink(Link)
type EmailContent = Extract<Content, { channel: 'email' }>

interface EmailFormProps {
  readonly content: EmailContent
  readonly language: Language
  readonly onChange: (content: Content) => void
  readonly sender: Settings['sender']
  readonly disabled: boolean
}

/** The e-mail in one language: what a mailbox lists, then its parts, then what is added. */
export function EmailForm({ content, language, onChange, sender, disabled }: EmailFormProps) {
  const { t } = useTranslation()
  const reader = useLanguage()
  const toast = useToast()
  const subjectHint = useLengthHint(content.bodies[language]?.subject ?? '', subjectFits)
  const preheaderHint = useLengthHint(content.bodies[language]?.preheader ?? '', preheaderFits)
  const body = content.bodies[language]
  if (body === undefined) return null
  const change = (next: EmailBody) => onChange({ ...content, bodies: { ...content.bodies, [language]: next } })
  const at = (name: string) => `bodies.${language}.${name}`

  const writeAs = (source: 'blocks' | 'mjml') => {
    if (source === 'mjml') {
      if (body.mjml === undefined) change({ ...body, mjml: mjmlOfBlocks(body) })
      return
    }
    const { mjml, ...rest } = body
    if (mjml === undefined) return
    change(rest)
    toast({ text: t('content.removed', { kind: 'MJML' }), undo: () => change(body) })
  }

  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4 }}>
      <TemplateInput
        field={at('subject')}
        label={t('content.subject')}
        {...(body.subject === ''
          ? {}
          : { help: t(subjectHint.isLong ? 'compose.subjectLong' : 'compose.subjectHelp', subjectHint.params) })}
        value={body.subject}
        onChange={(subject) => change({ ...body, subject })}
        disabled={disabled}
      />
      <TemplateInput
        field={at('preheader')}
        label={t('content.preheader')}
        help={body.preheader === '' ? t('compose.preheaderEmpty') : t('compose.preheaderHelp', preheaderHint.params)}
        value={body.preheader}
        onChange={(preheader) => change({ ...body, preheader })}
        disabled={disabled}
      />
      {!disabled && (
        <FilterChips
          label={t('content.source')}
          value={body.mjml === undefined ? 'blocks' : 'mjml'}
          onChange={writeAs}
          options={(['blocks', 'mjml'] as const).map((value) => ({ value, text: t(`content.sources.${value}`) }))}
        />
      )}
      {body.mjml === undefined ? (
        <BlockList
          field={at('blocks')}
          blocks={body.blocks}
          onChange={(blocks) => change({ ...body, blocks: [...blocks] })}
          disabled={disabled}
        />
      ) : (
        <TemplateInput
          field={at('mjml')}
          label={t('content.mjml')}
          help={`${t('content.mjmlHelp')}${sentenceGap(reader)}${t('compose.startMjml')}`}
          value={body.mjml}
          onChange={(mjml) => change({ ...body, mjml })}
          rows={16}
          mono
          disabled={disabled}
        />
      )}
      <Footer content={content} language={language} sender={sender} />
    </Box>
  )
}

/** How much of a line mailboxes show, in Latin letters and in Chinese characters, which are twice as wide. */
const subjectFits = { latin: 40, han: 20 } as const
const preheaderFits = { latin: 90, han: 45 } as const

/** How long a text is beside what is seen of it; values count as they are written. */
function useLengthHint(text: string, fits: { readonly latin: number; readonly han: number }) {
  const format = useFormat()
  const signs = [...text]
  const han = signs.filter((sign) => /\p{Script=Han}/u.test(sign)).length
  const most = han * 2 > signs.length ? fits.han : fits.latin
  return {
    isLong: signs.length + han > fits.latin,
    params: { length: format.number(signs.length), fits: format.number(most) },
  }
}

/** In the language of the mail, whatever the reader's is: it shows what will stand there. */
const footerWords = { en: ['Unsubscribe', 'Choose what you get'], 'zh-CN': ['退订', '选择接收内容'] } as const

function Footer({ content, language, sender }: Pick<EmailFormProps, 'content' | 'language' | 'sender'>) {
  const { t } = useTranslation()
  const [unsubscribe, choose] = footerWords[language]
  return (
    <Box
      sx={{
        border: '1px dashed',
        borderColor: 'divider',
        borderRadius: 1.5,
        p: 3,
        textAlign: 'center',
        bgcolor: 'surface.sunken',
      }}
    >
      <Typography variant="caption" color="textSecondary" component="div">
        {t('content.footer')}
      </Typography>
      <Typography variant="caption" component="div">
        {[sender?.name, sender?.postalAddress].filter(Boolean).join(' · ')}
      </Typography>
      {content.category === 'marketing' && (sender?.postalAddress ?? '') === '' && (
        <Typography variant="caption" component="div" color="warning.main">
          {t('compose.noPostalAddress')} <RouteLink to="/settings/sender">{t('compose.setAddress')}</RouteLink>
        </Typography>
      )}
      {content.category === 'marketing' && (
        <Typography variant="caption" component="div" sx={{ textDecoration: 'underline' }}>
          {unsubscribe} · {choose}
        </Typography>
      )}
    </Box>
  )
}
