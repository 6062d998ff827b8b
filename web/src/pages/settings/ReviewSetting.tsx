import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { getReview } from '@trailwright/shared/wire/review.ts'
import { getJourney, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { getSettings, updateSettings } from '@trailwright/shared/wire/settings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { Section } from './Section.tsx'

/** Whether somebody else has to look at a draft before it goes live. Acts at once, as it concerns whoever publishes. */
export function ReviewSetting() {
  const { t } = useTranslation()
  const toast = useToast()
  const mayManage = useMay('manage')
  const { data, error } = useRoute(getSettings)
  const update = useSend(updateSettings, [getSettings, getReview, getJourney, listJourneys])
  // Moves at once; falls back where the server says no.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const shown = wanted ?? data?.settings.review ?? false
  const set = (review: boolean) => {
    setWanted(review)
    const undo = () => update.mutate({ body: { review: !review } })
    update.mutate(
      { body: { review } },
      { onSuccess: () => toast({ text: t('ui.saved'), undo }), onSettled: () => setWanted(null) },
    )
  }
  return (
    <Section part title={t('review.settingTitle')} lead={t('review.settingHelp')}>
      <ProblemAlert problem={error ?? update.error} />
      {data !== undefined && (
        <FormControlLabel
          control={<Switch checked={shown} onChange={(_, on) => set(on)} disabled={!mayManage} />}
          label={t('review.setting')}
          sx={{ ml: 0, gap: 2 }}
        />
      )}
    </Section>
  )
}
