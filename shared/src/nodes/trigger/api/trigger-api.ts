import { z } from 'zod'
import { defineNode } from '../../define.ts'
import { bold, sentence } from '../../phrase.ts'
import { checkDistinct } from '../../references-check.ts'
import { objectsIn, textIn } from '../../unfinished.ts'
import { triggerApiText as text, triggerApiWords as words } from './trigger-api.text.ts'

export const inputTypes = ['text', 'number', 'boolean', 'date'] as const

/** A value that the calling system passes; it is read as `entry.<name>`. */
export const inputFieldSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/),
  type: z.enum(inputTypes).default('text'),
  required: z.boolean().default(false),
})

/** A system starts the journey for one person through the API. */
export const triggerApi = defineNode({
  kind: 'trigger.api',
  v: 1,
  family: 'start',
  icon: 'webhook',
  config: z.strictObject({ inputs: z.array(inputFieldSchema).max(50).default([]) }),
  defaults: () => ({ inputs: [] }),
  fields: { inputs: { widget: 'inputFields', section: 'what', options: inputTypes } },
  ports: () => [{ name: 'next' }],
  check: ({ inputs }) =>
    checkDistinct(
      'trigger.input-twice',
      inputs.map(({ name }, index) => ({ name, path: ['inputs', index, 'name'] })),
    ),
  effects: [],
  text,
  summary: (config, names) => {
    const { plain, withInputs, system, and } = words[names.language]
    const inputs = objectsIn(config, 'inputs').flatMap((input) => textIn(input, 'name') ?? [])
    return sentence(inputs.length === 0 ? plain : withInputs, { system: bold(system), inputs: inputs.join(and) })
  },
  upgrades: [],
  step: () => ({ type: 'go', port: 'next' }),
})
