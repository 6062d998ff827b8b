import { receivedSchema } from '@trailwright/shared/wire/events.ts'
import type { z } from 'zod'
import type { Tone } from '../../ui/StatusChip.tsx'

/** A call as it arrived. */
export type Received = z.infer<typeof receivedSchema>

export const receivedStatuses = receivedSchema.shape.status.options

export const receivedTones: Readonly<Record<Received['status'], Tone>> = {
  accepted: 'success',
  duplicate: 'neutral',
  refused: 'error',
}

/** A call with a name of its own: a repeat has the message id of the call that it repeats, a refused one may have none. */
export interface KeyedCall {
  readonly key: string
  readonly call: Received
}

/** `calls`: latest first. The same call keeps its key when newer ones come and when older ones are fetched. */
export function keyed(calls: readonly Received[]): readonly KeyedCall[] {
  const seen = new Map<string, number>()
  return calls.map((call) => {
    const base = `${call.receivedAt}.${call.status}.${call.id}`
    const before = seen.get(base) ?? 0
    seen.set(base, before + 1)
    return { key: before === 0 ? base : `${base}.${before}`, call }
  })
}
