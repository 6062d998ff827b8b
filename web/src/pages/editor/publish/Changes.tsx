import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Change } from '@trailwright/shared/diff/diff-journeys.ts'
import { inWords } from '@trailwright/shared/diff/in-words.ts'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../../../canvas/step-names.ts'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import { type Sign, signOf } from './changes-in.ts'

const tones: Readonly<Record<Sign, 'success' | 'error' | 'info'>> = { '+': 'success', '−': 'error', '~': 'info' }

/** What changes since a version, null before the first; a sentence each. */
export function Changes({ changes, since }: { changes: readonly Change[]; since: number | null }) {
  const { t } = useTranslation()
  const names = useStepNames()
  if (changes.length === 0) {
    return (
      <Typography color="textSecondary">
        {since === null ? t('editor.publish.firstChanges') : t('editor.publish.noChanges', { number: since })}
      </Typography>
    )
  }
  return (
    <Box component="ul" data-testid="changes" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 3 }}>
      {changes.map((change, index) => {
        const sign = signOf(change)
        return (
          <Box component="li" key={index} sx={{ display: 'flex', gap: 2.5, alignItems: 'flex-start' }}>
            <Box
              aria-hidden
              sx={{
                width: 20,
                height: 20,
                mt: '1px',
                flex: 'none',
                display: 'grid',
                placeItems: 'center',
                borderRadius: '5px',
                bgcolor: `${tones[sign]}.soft`,
                color: `${tones[sign]}.main`,
                fontWeight: 600,
              }}
            >
              {sign}
            </Box>
            <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <PhraseText phrase={inWords(change, names)} />
            </Box>
          </Box>
        )
      })}
    </Box>
  )
}
