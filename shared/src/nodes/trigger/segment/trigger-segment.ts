import { z } from 'zod'
import { defineNode } from '../../define.ts'
import { bold, sentence } from '../../phrase.ts'
import { checkSegment } from '../../references-check.ts'
import { textIn } from '../../unfinished.ts'
import { triggerSegmentText as text, triggerSegmentWords as words } from './trigger-segment.text.ts'

/** A person enters the moment she comes into a segment, or leaves it. */
export const triggerSegment = defineNode({
  kind: 'trigger.segment',
  v: 1,
  family: 'start',
  icon: 'users',
  config: z.strictObject({
    segment: z.string().min(1).max(64),
    on: z.enum(['enter', 'exit']).default('enter'),
    includeExisting: z.boolean().default(false),
  }),
  defaults: () => ({ segment: '', on: 'enter', includeExisting: false }),
  fields: {
    segment: { widget: 'segment', section: 'what' },
    on: { widget: 'choice', section: 'what', options: ['enter', 'exit'] },
    includeExisting: { widget: 'toggle', section: 'limit', when: { field: 'on', is: ['enter'] } },
  },
  ports: () => [{ name: 'next' }],
  check: ({ segment }, { refs }) => checkSegment(refs, segment, ['segment']),
  effects: [],
  text,
  summary: (config, names) => {
    const { enter, exit, chooseSegment } = words[names.language]
    const segment = textIn(config, 'segment')
    return segment === undefined
      ? [{ missing: chooseSegment }]
      : sentence(config['on'] === 'exit' ? exit : enter, { segment: bold(names.segment(segment)) })
  },
  upgrades: [],
  step: () => ({ type: 'go', port: 'next' }),
})
