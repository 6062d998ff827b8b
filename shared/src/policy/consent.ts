import type { ConsentFact, Facts } from '../condition/facts.ts'
import type { Attempt, Evidence } from './decision.ts'

/** The consent category that stands for all topics of a channel. */
export const allMarketing = 'marketing'

/** The last word counts; at the same instant, no is stronger than yes. */
const latest = (consents: readonly ConsentFact[], channel: string, category: string): ConsentFact | undefined => {
  let last: ConsentFact | undefined
  for (const consent of consents) {
    if (consent.channel !== channel || consent.category !== category) continue
    const isLater = last === undefined || consent.at > last.at
    const isNoAtOnce = last !== undefined && consent.at === last.at && consent.state === 'withdrawn'
    if (isLater || isNoAtOnce) last = consent
  }
  return last
}

const decidingConsent = (
  general: ConsentFact | undefined,
  topical: ConsentFact | undefined,
): ConsentFact | undefined => {
  if (topical?.state === 'withdrawn') return topical
  if (general?.state !== 'withdrawn') return topical ?? general
  // Out of everything, and later back for this one topic.
  return topical !== undefined && topical.at > general.at ? topical : general
}

/**
 * Whether the person agreed. A transactional message asks for nothing. Marketing needs a consent of the channel, for
 * its topic or for all marketing. A withdrawn topic stops the topic, whatever was agreed to in general; a withdrawal of
 * all marketing stops every topic that was not granted later.
 */
export const checkConsent = (attempt: Attempt, facts: Facts): Evidence => {
  const { channel, topic, category } = attempt
  if (category === 'transactional') return { rule: 'consent', passed: true, values: { channel, category } }
  const general = latest(facts.consents, channel, allMarketing)
  const topical = topic === allMarketing ? undefined : latest(facts.consents, channel, topic)
  const decides = decidingConsent(general, topical)
  return {
    rule: 'consent',
    passed: decides?.state === 'granted',
    values: {
      channel,
      category,
      topic,
      decidedBy: decides?.category ?? null,
      state: decides?.state ?? null,
      at: decides?.at ?? null,
      source: decides?.source ?? null,
    },
  }
}
