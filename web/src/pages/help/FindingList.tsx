import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findingTexts } from './finding-texts.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { SearchField } from '../../ui/SearchField.tsx'

/** Every finding with its sentence, by code; found by typing a part of either. */
export function FindingList() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const shown = Object.entries(findingTexts)
    .map(([code, text]) => ({ code, title: told(text[language].title), help: told(text[language].help) }))
    .filter(({ code, title, help }) => `${code} ${title} ${help}`.toLowerCase().includes(wanted))
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
  return (
    <>
      <SearchField label={t('help.findingsSearch')} value={search} onChange={setSearch} />
      {shown.length === 0 && (
        <Typography color="textSecondary" sx={{ mt: 3 }}>
          {t('help.findingsNone')}
        </Typography>
      )}
      <Box component="dl" sx={{ m: 0, mt: 3 }}>
        {shown.map(({ code, title, help }) => (
          <Box key={code} sx={{ py: 2, borderTop: 1, borderColor: 'divider' }}>
            <Box component="dt" sx={{ typography: 'caption', fontFamily: 'monospace', color: 'text.secondary' }}>
              <code>{code}</code>
            </Box>
            <Box component="dd" sx={{ m: 0, typography: 'body2' }}>
              {title}{' '}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {help}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </>
  )
}

/** The sentence without a case at hand: where a name or number would stand, there are dots. */
function told(sentence: string): string {
  return sentence.replaceAll(/(?<!\{)\{\w+\}(?!\})/g, '…')
}
