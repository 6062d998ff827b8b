import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { type Language, languages } from '@trailwright/shared/language/language.ts'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/ToastProvider.tsx'
import { tidied } from '../people/why/tidied.ts'
import { emptyEmail } from './blocks.ts'

interface LanguageTabsProps {
  readonly content: Content
  readonly onChange: (content: Content) => void
  readonly shown: Language
  readonly onShow: (language: Language) => void
  readonly disabled: boolean
}

/** The languages that a content is written in; a missing one can be begun, empty or as a copy. */
export function LanguageTabs({ content, onChange, shown, onShow, disabled }: LanguageTabsProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const name = (language: Language) => t(`content.languages.${language}`)
  const isWritten = content.bodies[shown] !== undefined
  const other = languages.find((language) => language !== shown && content.bodies[language] !== undefined)
  const remove = () => {
    onChange(without(content, shown))
    toast({ text: tidied(t('content.languageRemoved', { what: name(shown) })), undo: () => onChange(content) })
  }
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, borderBottom: 1, borderColor: 'divider' }}>
        <Tabs
          value={shown}
          onChange={(_, next: Language) => onShow(next)}
          aria-label={t('content.language')}
          sx={{ flex: 1 }}
        >
          {languages.map((language) => (
            <Tab
              key={language}
              value={language}
              label={name(language)}
              sx={content.bodies[language] === undefined ? { fontWeight: 400, opacity: 0.8 } : {}}
            />
          ))}
        </Tabs>
        {isWritten && other !== undefined && !disabled && (
          <Button size="small" onClick={remove}>
            {tidied(t('content.removeLanguage', { what: name(shown) }))}
          </Button>
        )}
      </Box>
      {!isWritten && (
        <Box sx={{ py: 4, display: 'grid', gap: 3, justifyItems: 'start' }}>
          <Box sx={{ color: 'text.secondary' }}>{t('content.addLanguageHelp')}</Box>
          {!disabled && (
            <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
              {other !== undefined && (
                <Button variant="contained" onClick={() => onChange(copied(content, other, shown))}>
                  {tidied(t('content.copyFrom', { what: name(other) }))}
                </Button>
              )}
              <Button variant="outlined" onClick={() => onChange(begun(content, shown))}>
                {tidied(t('content.addLanguage', { what: name(shown) }))}
              </Button>
            </Box>
          )}
        </Box>
      )}
    </Box>
  )
}

function without(content: Content, language: Language): Content {
  const keep = <Body,>(bodies: { readonly [L in Language]?: Body }) =>
    Object.fromEntries(Object.entries(bodies).filter(([one]) => one !== language))
  return content.channel === 'email'
    ? { ...content, bodies: keep(content.bodies) }
    : { ...content, bodies: keep(content.bodies) }
}

function copied(content: Content, from: Language, to: Language): Content {
  if (content.channel === 'email') {
    const body = content.bodies[from]
    return body === undefined ? content : { ...content, bodies: { ...content.bodies, [to]: body } }
  }
  const body = content.bodies[from]
  return body === undefined ? content : { ...content, bodies: { ...content.bodies, [to]: body } }
}

function begun(content: Content, language: Language): Content {
  return content.channel === 'email'
    ? { ...content, bodies: { ...content.bodies, [language]: emptyEmail() } }
    : { ...content, bodies: { ...content.bodies, [language]: { text: '' } } }
}
