import Box from '@mui/material/Box'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { SelectInput } from '../../ui/SelectInput.tsx'
import type { Profile } from './profile.ts'
import { SideCard } from './SideCard.tsx'
import { WhyAnswer } from './why/WhyAnswer.tsx'

/** For a journey that the person is not in: what keeps them out, in one sentence. */
export function WhyNotCard({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const journeys = useRoute(listJourneys).data?.items ?? []
  const [chosen, setChosen] = useState('')
  const { person, enrollments } = profile
  const inside = new Set(
    enrollments.flatMap(({ enrollment }) => (enrollment.status === 'ended' ? [] : [enrollment.journey])),
  )
  const others = journeys.filter(({ id, status }) => !inside.has(id) && status !== 'archived')
  if (others.length === 0) return null
  return (
    <SideCard title={t('why.title')}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <SelectInput
          label={t('why.journey')}
          value={chosen}
          onChange={setChosen}
          options={[
            { value: '', text: t('why.choose') },
            ...others.map(({ id, name }) => ({ value: id, text: inLanguage(name, language) })),
          ]}
        />
        {chosen !== '' && <WhyAnswer person={person.id} name={person.name || t('people.nameless')} journey={chosen} />}
      </Box>
    </SideCard>
  )
}
