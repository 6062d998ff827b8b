import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Knock } from '@trailwright/shared/simulate/world.ts'
import { DoorClosed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PanelHead } from '../inspector/PanelHead.tsx'
import { Section } from '../inspector/Section.tsx'
import { becauseSentences } from '../pages/people/why/because.ts'
import { useWhyWords } from '../pages/people/why/why-words.ts'

/** Why this person is not let in. */
export function RefusedPanel({ knock }: { knock: Knock | undefined }) {
  const { t } = useTranslation()
  const words = useWhyWords()
  const { admission } = knock ?? {}
  const reason = admission?.type === 'refuse' ? admission.reason : admission?.type === 'holdout' ? 'holdout' : 'ignore'
  const because = admission?.type === 'refuse' ? admission.because : []
  return (
    <Box data-testid="refused">
      <PanelHead title={t('simulate.notFit')} />
      <Section title={t('simulate.why')}>
        <Box sx={{ display: 'flex', gap: 2, typography: 'body2' }}>
          <Box sx={{ color: 'error.main', display: 'flex', pt: '2px' }}>
            <DoorClosed size={16} strokeWidth={1.8} aria-hidden />
          </Box>
          <Box>
            {t(`simulate.refused.${reason}`)}
            {becauseSentences(words, because).map((sentence) => (
              <Typography key={sentence} variant="body2" color="textSecondary">
                {sentence}
              </Typography>
            ))}
          </Box>
        </Box>
      </Section>
    </Box>
  )
}
