import { z } from 'zod'
import { conditionSchema } from '../../../condition/schema.ts'
import { defineNode } from '../../define.ts'
import { boldOr, sentence } from '../../phrase.ts'
import { checkEvent } from '../../references-check.ts'
import { conditionIn, textIn } from '../../unfinished.ts'
import { triggerEventText as text, triggerEventWords as words } from './trigger-event.text.ts'

/** A person enters whenever an event of hers arrives and fits. The event stays readable as `entry`. */
export const triggerEvent = defineNode({
  kind: 'trigger.event',
  v: 1,
  family: 'start',
  icon: 'zap',
  config: z.strictObject({ event: z.string().min(1).max(200), where: conditionSchema.exactOptional() }),
  defaults: () => ({ event: '' }),
  fields: {
    event: { widget: 'event', section: 'what' },
    where: { widget: 'eventFilter', section: 'what' },
  },
  ports: () => [{ name: 'next' }],
  check: ({ event }, { refs }) => checkEvent(refs, event, ['event']),
  listens: ({ event, where }) => [where === undefined ? { event } : { event, where }],
  effects: [],
  text,
  summary: (config, names) => {
    const { happens, filtered, chooseEvent } = words[names.language]
    const event = textIn(config, 'event')
    const where = conditionIn(config, 'where')
    return sentence(where === undefined ? happens : filtered, {
      event: boldOr(event && names.event(event), chooseEvent),
      where: where === undefined ? '' : names.condition(where),
    })
  },
  upgrades: [],
  step: () => ({ type: 'go', port: 'next' }),
})
