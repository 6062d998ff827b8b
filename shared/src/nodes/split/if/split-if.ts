import { z } from 'zod'
import { conditionSchema } from '../../../condition/schema.ts'
import { defineNode } from '../../define.ts'
import { boldOr } from '../../phrase.ts'
import { conditionIn } from '../../unfinished.ts'
import { splitIfText as text, splitIfWords as words } from './split-if.text.ts'

/** Yes or no. What cannot be known counts as no, and the trace says so. */
export const splitIf = defineNode({
  kind: 'split.if',
  v: 1,
  family: 'decide',
  icon: 'git-branch',
  config: z.strictObject({ condition: conditionSchema }),
  defaults: () => ({}),
  fields: { condition: { widget: 'condition', section: 'what' } },
  ports: () => [{ name: 'yes' }, { name: 'no' }],
  conditions: ({ condition }) => [condition],
  effects: [],
  text,
  summary: (config, names) => {
    const condition = conditionIn(config, 'condition')
    return [boldOr(condition && names.condition(condition), words[names.language].chooseCondition)]
  },
  upgrades: [],
  step: ({ condition }, { evaluate }) => {
    const { value, because } = evaluate(condition)
    return { type: 'go', port: value === true ? 'yes' : 'no', because, values: { value } }
  },
})
