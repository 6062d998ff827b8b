import type { Instant } from '@trailwright/shared/time/instant.ts'
import { useFormat } from './use-format.ts'

interface TimeProps {
  readonly at: Instant
  /** `brief` in lists, `exact` where it matters, `ago` for what just happened. */
  readonly style?: 'brief' | 'exact' | 'ago' | 'time'
}

/** A moment; hovering tells it exactly. */
export function Time({ at, style = 'brief' }: TimeProps) {
  const format = useFormat()
  return (
    <time title={format.exact(at)} data-at={at}>
      {style === 'exact' ? format.exact(at) : format[style](at)}
    </time>
  )
}
