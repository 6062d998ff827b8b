import { z } from 'zod'
import { error } from '../../../problem/finding.ts'
import { type Facts, noFacts } from '../../../condition/facts.ts'
import { messageCategorySchema } from '../../../content/schema.ts'
import { defineNode, type Port } from '../../define.ts'
import { boldOr, sentence } from '../../phrase.ts'
import { checkChannel, checkDistinct } from '../../references-check.ts'
import { textsIn } from '../../unfinished.ts'
import { splitReachableText as text, splitReachableWords as words } from './split-reachable.text.ts'

const hasAddress = ({ contactPoints }: Facts, channel: string): boolean =>
  contactPoints.some((point) => point.channel === channel && point.suppressed === null)

/** The latest word of this person on a channel and category; at the same instant, no is stronger than yes. */
const consentState = (
  { consents }: Facts,
  channel: string,
  category: string,
): 'granted' | 'withdrawn' | 'never asked' =>
  consents
    .filter((consent) => consent.channel === channel && consent.category === category)
    .toSorted((a, b) => b.at - a.at || Number(b.state === 'withdrawn') - Number(a.state === 'withdrawn'))[0]?.state ??
  'never asked'

const portOf = (channel: string): Port =>
  channel in text.en.ports ? { name: channel } : { name: channel, label: channel }

/** The first channel, in order, by which this person can be reached now. */
export const splitReachable = defineNode({
  kind: 'split.reachable',
  v: 1,
  family: 'decide',
  icon: 'radio-tower',
  config: z.strictObject({
    channels: z.array(z.string().min(1).max(40)).min(1).max(10),
    needsConsent: messageCategorySchema.nullable().default(null),
  }),
  defaults: () => ({ channels: ['email', 'sms'], needsConsent: null }),
  fields: {
    channels: { widget: 'channels', section: 'what' },
    needsConsent: { widget: 'choice', section: 'what', options: ['marketing', 'transactional'] },
  },
  needs: () => ({ ...noFacts, reach: true }),
  ports: (config) => [...new Set(textsIn(config, 'channels'))].map(portOf).concat({ name: 'none' }),
  check: ({ channels }, { refs }) => [
    ...checkDistinct(
      'config.id-twice',
      channels.map((name, index) => ({ name, path: ['channels', index] })),
    ),
    ...channels.flatMap((channel, index) =>
      channel === 'none'
        ? [error('config.id-reserved', { path: ['channels', index], params: { id: channel } })]
        : checkChannel(refs, channel, ['channels', index]),
    ),
  ],
  effects: [],
  text,
  summary: (config, names) => {
    const { first, and, chooseChannels } = words[names.language]
    const channels = textsIn(config, 'channels').map((channel) => names.channel(channel))
    return sentence(first, { channels: boldOr(channels.join(and), chooseChannels) })
  },
  upgrades: [],
  step: ({ channels, needsConsent }, { facts }) => {
    const seen = channels.map((channel) => {
      const address = hasAddress(facts, channel)
      if (needsConsent === null) return { channel, address, fits: address }
      const consent = consentState(facts, channel, needsConsent)
      const fits = address && (needsConsent === 'marketing' ? consent === 'granted' : consent !== 'withdrawn')
      return { channel, address, consent, fits }
    })
    return { type: 'go', port: seen.find(({ fits }) => fits)?.channel ?? 'none', values: { channels: seen } }
  },
})
