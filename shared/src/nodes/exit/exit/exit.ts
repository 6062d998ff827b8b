import { z } from 'zod'
import { endReasonText } from '../../../step/end-reasons.ts'
import { defineNode } from '../../define.ts'
import { boldOr, sentence } from '../../phrase.ts'
import { textIn } from '../../unfinished.ts'
import { exitText as text, exitWords as words } from './exit.text.ts'

/** The passage ends, under a name that is counted. */
export const exit = defineNode({
  kind: 'exit',
  v: 1,
  family: 'flow',
  icon: 'flag',
  config: z.strictObject({
    reason: z.string().min(1).max(63),
    outcome: z.enum(['success', 'neutral', 'fail']).default('neutral'),
  }),
  defaults: () => ({ reason: 'finished', outcome: 'neutral' }),
  fields: {
    reason: { widget: 'text', section: 'what' },
    outcome: { widget: 'choice', section: 'what', options: ['success', 'neutral', 'fail'] },
  },
  ports: () => [],
  effects: [],
  text,
  summary: (config, names) => {
    const { leaves, chooseReason } = words[names.language]
    const reason = textIn(config, 'reason')
    return sentence(leaves, { reason: boldOr(reason && endReasonText(reason, names.language), chooseReason) })
  },
  upgrades: [],
  step: ({ reason, outcome }) => ({ type: 'end', reason, outcome }),
})
