import { useTranslation } from 'react-i18next'
import { ToneChip } from '../../ui/StatusChip.tsx'

/** Why the list stands still; null while it is live. */
export type Pause = 'paused' | 'open' | 'scrolled' | null

const words = { paused: 'events.livePaused', open: 'events.liveOpen', scrolled: 'events.liveScrolled' } as const

/** Whether new calls appear by themselves. */
export function LiveMark({ pause }: { pause: Pause }) {
  const { t } = useTranslation()
  return (
    <span role="status">
      <ToneChip tone={pause === null ? 'success' : 'warning'} dot>
        {t(pause === null ? 'events.live' : words[pause])}
      </ToneChip>
    </span>
  )
}
