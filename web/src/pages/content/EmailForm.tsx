import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Content, EmailBody } from '@trailwright/shared/content/schema.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { BlockList } from './BlockList.tsx'
import { TemplateInput } from './TemplateInput.tsx'

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
  const toast = useToast()
  const body = content.bodies[language]
  if (body === undefined) return null
  const change = (next: EmailBody) => onChange({ ...content, bodies: { ...content.bodies, [language]: next } })
  const at = (name: string) => `bodies.${language}.${name}`

  const writeAs = (source: 'blocks' | 'mjml') => {
    if (source === 'mjml') {
      if (body.mjml === undefined) change({ ...body, mjml: emptyMjml })
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
        value={body.subject}
        onChange={(subject) => change({ ...body, subject })}
        disabled={disabled}
      />
      <TemplateInput
        field={at('preheader')}
        label={t('content.preheader')}
        help={t('content.preheaderHelp')}
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
          help={t('content.mjmlHelp')}
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

const emptyMjml = `<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>…</mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`

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
      {content.category === 'marketing' && (
        <Typography variant="caption" component="div" sx={{ textDecoration: 'underline' }}>
          {unsubscribe} · {choose}
        </Typography>
      )}
    </Box>
  )
}
