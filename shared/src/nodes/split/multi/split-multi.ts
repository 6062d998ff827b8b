import { z } from 'zod'
import { error } from '../../../problem/finding.ts'
import type { Because } from '../../../condition/answer.ts'
import { conditionSchema } from '../../../condition/schema.ts'
import { defineNode } from '../../define.ts'
import { itemIn, labelledPorts, portNameSchema } from '../../labelled-ports.ts'
import { bold, sentence } from '../../phrase.ts'
import { checkDistinct } from '../../references-check.ts'
import { conditionIn, objectsIn } from '../../unfinished.ts'
import { splitMultiText as text, splitMultiWords as words } from './split-multi.text.ts'

/** The first case that fits, in order. A case that cannot be judged does not fit. */
export const splitMulti = defineNode({
  kind: 'split.multi',
  v: 1,
  family: 'decide',
  icon: 'list-tree',
  config: z.strictObject({
    cases: z
      .array(z.strictObject({ id: portNameSchema, label: z.string().max(60).default(''), condition: conditionSchema }))
      .min(1)
      .max(25),
  }),
  defaults: () => ({ cases: [] }),
  fields: { cases: { widget: 'cases', section: 'what' } },
  ports: (config) => [...labelledPorts(config, 'cases'), { name: 'else' }],
  check: ({ cases }) => [
    ...checkDistinct(
      'config.id-twice',
      cases.map(({ id }, index) => ({ name: id, path: ['cases', index, 'id'] })),
    ),
    ...cases.flatMap(({ id }, index) =>
      id === 'else' ? [error('config.id-reserved', { path: ['cases', index, 'id'], params: { id } })] : [],
    ),
  ],
  conditions: ({ cases }) => cases.map(({ condition }) => condition),
  effects: [],
  text,
  summary: (config, names) => {
    const { cases, addCase } = words[names.language]
    const count = objectsIn(config, 'cases').length
    return count === 0 ? [{ missing: addCase }] : sentence(cases, { n: bold(names.number(count)) })
  },
  portWords: (config, port, names) => {
    const condition = conditionIn(itemIn(config, 'cases', port), 'condition')
    return condition === undefined ? undefined : names.condition(condition)
  },
  upgrades: [],
  step: ({ cases }, { evaluate }) => {
    const because: Because[] = []
    for (const { id, condition } of cases) {
      const answer = evaluate(condition)
      if (answer.value === true) return { type: 'go', port: id, because: answer.because, values: { case: id } }
      because.push(...answer.because)
    }
    return { type: 'go', port: 'else', because, values: { case: null } }
  },
})
