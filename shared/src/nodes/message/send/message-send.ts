import { z } from 'zod'
import { error, type Finding } from '../../../problem/finding.ts'
import { messageCategorySchema } from '../../../content/schema.ts'
import type { Outcome } from '../../../step/outcome.ts'
import type { EffectWish } from '../../../step/effect.ts'
import type { StepResult } from '../../../step/step.ts'
import { durationMs, durationSchema } from '../../../time/duration.ts'
import { defineNode, type Refs } from '../../define.ts'
import { bold, sentence } from '../../phrase.ts'
import { checkChannel } from '../../references-check.ts'
import { textIn } from '../../unfinished.ts'
import { messageSendText as text, messageSendWords as words } from './message-send.text.ts'

const configSchema = z.strictObject({
  channel: z.string().min(1).max(40),
  content: z.string().min(1).max(64),
  category: messageCategorySchema.default('marketing'),
  /** After this long the message is no longer worth sending; null: never. */
  expiry: durationSchema.nullable().default(null),
  cap: z.enum(['obey', 'ignore', 'ignoreAndCount']).default('obey'),
  quiet: z.enum(['obey', 'ignore']).default('obey'),
})
type Config = z.infer<typeof configSchema>

const checkContent = ({ content, channel, category }: Config, { contents }: Refs): readonly Finding[] => {
  if (contents === null) return []
  const found = contents.find(({ id }) => id === content)
  if (found === undefined) return [error('content.unknown', { path: ['content'], params: { content } })]
  const params = { content: found.name }
  return [
    ...(found.published ? [] : [error('content.unpublished', { path: ['content'], params })]),
    ...(found.channel === channel
      ? []
      : [error('content.other-channel', { path: ['channel'], params: { ...params, is: found.channel, channel } })]),
    ...(found.category === category
      ? []
      : [error('content.other-category', { path: ['category'], params: { ...params, is: found.category, category } })]),
  ]
}

const wish = ({ channel, content, category, cap, quiet, expiry }: Config): EffectWish => ({
  type: 'send',
  channel,
  content,
  category,
  cap,
  quiet,
  expiresAfterMs: expiry === null ? null : (durationMs(expiry) ?? null),
})

const goOn = (outcome: Outcome): StepResult<'sent' | 'skipped' | 'failed'> => {
  switch (outcome.type) {
    case 'sent':
      return { type: 'go', port: 'sent' }
    case 'skipped':
      return { type: 'go', port: 'skipped', values: { reason: outcome.reason } }
    case 'failed':
      return { type: 'go', port: 'failed', values: { class: outcome.class } }
    case 'held':
      return { type: 'hold', cause: outcome.cause, values: outcome.detail }
    default:
      return { type: 'hold', cause: 'unknown_outcome', values: outcome.detail }
  }
}

/** One message to one person. She stands here until it is known what became of it. */
export const messageSend = defineNode({
  kind: 'message.send',
  v: 1,
  family: 'message',
  icon: 'send',
  config: configSchema,
  defaults: () => ({
    channel: 'email',
    content: '',
    category: 'marketing',
    expiry: null,
    cap: 'obey',
    quiet: 'obey',
  }),
  fields: {
    channel: { widget: 'channel', section: 'what' },
    content: { widget: 'content', section: 'what' },
    category: { widget: 'choice', section: 'what', options: ['marketing', 'transactional'] },
    expiry: { widget: 'duration', section: 'limit' },
    cap: { widget: 'choice', section: 'limit', options: ['obey', 'ignoreAndCount', 'ignore'] },
    quiet: { widget: 'choice', section: 'limit', options: ['obey', 'ignore'] },
  },
  ports: () => [
    { name: 'sent' },
    { name: 'skipped', fallback: 'sent', quiet: true },
    { name: 'failed', fallback: 'sent', quiet: true },
  ],
  check: (config, { refs }) => [
    ...checkChannel(refs, config.channel, ['channel']),
    ...checkContent(config, refs),
    ...(config.expiry === null || durationMs(config.expiry) !== undefined
      ? []
      : [error('wait.months-need-calendar', { path: ['expiry'], params: { duration: config.expiry } })]),
  ],
  alwaysRests: () => true,
  effects: ['send'],
  text,
  summary: (config, names) => {
    const { content, chooseContent } = words[names.language]
    const id = textIn(config, 'content')
    return id === undefined ? [{ missing: chooseContent }] : sentence(content, { content: bold(names.content(id)) })
  },
  upgrades: [],
  step: (config, { signal }) =>
    signal.type === 'outcome' ? goOn(signal.outcome) : { type: 'ask', effect: wish(config) },
})
