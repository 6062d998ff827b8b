import { z } from 'zod'
import { error } from '../../../problem/finding.ts'
import { fromSchema } from '../../../condition/reference.ts'
import { defineNode, type Names } from '../../define.ts'
import { bold, boldOr, sentence } from '../../phrase.ts'
import { isObject, numberIn, textIn } from '../../unfinished.ts'
import type { JsonObject } from '../../../problem/json.ts'
import { goalMarkText as text, goalMarkWords as words } from './goal-mark.text.ts'

const worthInWords = (config: JsonObject, names: Names): string | undefined => {
  const value = config['value']
  const number = numberIn(config, 'value')
  if (number !== undefined) return names.number(number)
  const from = isObject(value) ? textIn(value, 'from') : undefined
  return from === undefined ? undefined : names.attribute(from)
}

/** Counts a goal for whoever passes. */
export const goalMark = defineNode({
  kind: 'goal.mark',
  v: 1,
  family: 'flow',
  icon: 'target',
  config: z.strictObject({
    goal: z.string().min(1).max(63),
    value: z.union([z.number(), fromSchema]).nullable().default(null),
  }),
  defaults: () => ({ goal: '', value: null }),
  fields: { goal: { widget: 'goal', section: 'what' }, value: { widget: 'number', section: 'what' } },
  ports: () => [{ name: 'next' }],
  check: ({ goal }, { goals }) =>
    goals.includes(goal) ? [] : [error('goal.unknown', { path: ['goal'], params: { goal } })],
  reads: ({ value }) => (typeof value === 'object' && value !== null ? [value.from] : []),
  effects: ['goal'],
  text,
  summary: (config, names) => {
    const { plain, worth, chooseGoal } = words[names.language]
    const goal = textIn(config, 'goal')
    const value = worthInWords(config, names)
    return sentence(value === undefined ? plain : worth, {
      goal: boldOr(goal && names.goal(goal), chooseGoal),
      value: bold(value ?? ''),
    })
  },
  upgrades: [],
  step: ({ goal, value }, { read }) => {
    const worth = typeof value === 'object' && value !== null ? read(value.from) : value
    return {
      type: 'go',
      port: 'next',
      effects: [{ type: 'goal', goal, value: typeof worth === 'number' ? worth : null }],
    }
  },
})
