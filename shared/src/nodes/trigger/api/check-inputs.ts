import { error, type Finding } from '../../../problem/finding.ts'
import type { Json, JsonObject } from '../../../problem/json.ts'
import { parseInstant } from '../../../time/instant.ts'
import { parsePlainDate } from '../../../time/day.ts'
import { triggerApi } from './trigger-api.ts'

const fits: { readonly [type: string]: (value: Json) => boolean } = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  date: (value) =>
    typeof value === 'string' && (parseInstant(value) !== undefined || parsePlainDate(value) !== undefined),
}

/** What a calling system passed, against what the trigger asks for; each finding names the input. */
export const checkInputs = (config: JsonObject, data: JsonObject): readonly Finding[] => {
  const { inputs } = triggerApi.config.parse(config)
  const named = new Map(inputs.map((input) => [input.name, input]))
  const unknown = Object.keys(data)
    .filter((name) => !named.has(name))
    .map((name) => error('invalid.unknown-input', { path: [name], params: { name } }))
  const wrong = inputs.flatMap(({ name, type, required }): Finding[] => {
    const value = data[name]
    if (value === undefined || value === null)
      return required ? [error('invalid.missing-input', { path: [name], params: { name } })] : []
    return fits[type]?.(value) === true ? [] : [error('invalid.input-type', { path: [name], params: { name, type } })]
  })
  return [...unknown, ...wrong]
}
