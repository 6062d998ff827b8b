import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { JourneyRow } from '@trailwright/shared/wire/journeys.ts'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../client/use-names.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import { PhraseText } from '../../ui/PhraseText.tsx'

/** How people come into a journey, in its sentence. */
export function TriggerLine({ trigger }: { trigger: JourneyRow['trigger'] }) {
  const { t } = useTranslation()
  const names = useNames()
  const kind = trigger === null ? undefined : kindOf(trigger.kind)
  if (trigger === null || kind === undefined) return <>{trigger?.kind ?? t('journeys.noTrigger')}</>
  return <PhraseText phrase={kind.summary(trigger.config, names)} plain />
}

/** The mark of the start of a journey; soft while nothing runs. */
export function TriggerMark({ trigger, running }: { trigger: JourneyRow['trigger']; running: boolean }) {
  const icon = (trigger === null ? undefined : kindOf(trigger.kind)?.icon) ?? 'zap'
  return <KindMark family="start" icon={icon} size={28} tone={running ? 'solid' : 'soft'} />
}
