import type { ConsentFact } from '@trailwright/shared/condition/facts.ts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import type { RecipientLink } from '../content/index.ts'
import { inTransaction } from '../database/bulk.ts'
import type { Tables } from '../database/tables.ts'
import { recordConsent } from '../people/index.ts'
import { readWorkingSet, writeWorkingSet } from '../people/index.ts'

/** Everything marketing of a channel. */
const everything = 'marketing'

export type Choice = 'stopTopic' | 'stopAll' | 'resume'

export interface Standing {
  readonly address: string
  readonly language: string | null
  readonly isStopped: boolean
}

/** How a person stands towards the list of a link; null when she is gone. Follows a merge to the survivor. */
export const standingOf = async (db: Kysely<Tables>, link: RecipientLink): Promise<Standing | null> => {
  const person = await survivorOf(db, link.workspace, link.person)
  if (person === null) return null
  const { points, consents, language } = person
  return {
    address: points.find((point) => point.channel === link.channel)?.address ?? '',
    language,
    isStopped: isStopped(consents, link),
  }
}

const isStopped = (consents: readonly ConsentFact[], link: RecipientLink): boolean =>
  consents.some(
    ({ channel, category, state }) =>
      channel === link.channel && state === 'withdrawn' && (category === link.topic || category === everything),
  )

const survivorOf = async (db: Kysely<Tables>, workspace: string, id: string) => {
  for (let next: string | null = id, hops = 0; next !== null && hops < 20; hops += 1) {
    const set = await readWorkingSet(db, workspace, [], [next])
    const person = set.people.get(next)
    if (person === undefined) return null
    if (person.mergedInto === null) return person
    next = person.mergedInto
  }
  return null
}

/** Takes effect before the next attempt to send. The proof: when, by which message, for which list, by which request. */
export const choose = (
  db: Kysely<Tables>,
  clock: Clock,
  link: RecipientLink,
  choice: Choice,
  request: 'one-click' | 'page',
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const found = await survivorOf(tx, link.workspace, link.person)
    if (found === null) return
    const set = await readWorkingSet(tx, link.workspace, [], [found.id])
    const person = set.people.get(found.id)
    if (person === undefined) return
    const at = clock.now()
    const word = {
      channel: link.channel,
      at,
      source: `unsubscribe:${request}`,
      evidence: { delivery: link.delivery, topic: link.topic, request },
    }
    const say = (category: string, state: 'granted' | 'withdrawn'): void =>
      recordConsent(person, { ...word, category, state })
    switch (choice) {
      case 'stopTopic':
        say(link.topic, 'withdrawn')
        break
      case 'stopAll':
        say(everything, 'withdrawn')
        break
      case 'resume':
        say(link.topic, 'granted')
        say(everything, 'granted')
    }
    await writeWorkingSet(tx, set, at, clock.sequence)
  })
