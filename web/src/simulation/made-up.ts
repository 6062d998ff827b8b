import type { Facts } from '@trailwright/shared/condition/facts.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'

/** People who do not exist, for a workspace without any. */
export const madeUpPeople = ['agrees', 'refuses'] as const
export type MadeUp = (typeof madeUpPeople)[number]

const channels = [
  { channel: 'email', address: 'made-up@example.com' },
  { channel: 'sms', address: '+8613800000000' },
] as const

export function madeUpFacts(
  which: MadeUp,
  asked: { readonly events: readonly string[]; readonly segments: readonly string[]; readonly at: Instant },
): Facts {
  return {
    person: {
      id: `made-up-${which}`,
      createdAt: asked.at,
      zone: null,
      language: null,
      attributes: { firstName: 'Xiaowen' },
      tags: [],
    },
    zone: 'UTC',
    events: Object.fromEntries(asked.events.map((name) => [name, []])),
    segments: Object.fromEntries(asked.segments.map((id) => [id, false])),
    contactPoints: channels.map((point) => ({ ...point, suppressed: null })),
    consents:
      which === 'agrees'
        ? channels.map(({ channel }) => ({
            channel,
            category: 'marketing',
            state: 'granted',
            at: asked.at,
            source: 'made up',
          }))
        : [],
    contacts: [],
    passages: [],
  }
}
