import { z } from 'zod'
import { jsonScalarSchema, type Json, type JsonObject } from '../../../problem/json.ts'
import type { Reference } from '../../../condition/reference.ts'
import { fromSchema } from '../../../condition/reference.ts'
import type { PersonOp } from '../../../step/effect.ts'
import type { StepInput } from '../../../step/step.ts'
import { formatInstant } from '../../../time/instant.ts'
import { defineNode, type Names, type Phrase } from '../../define.ts'
import { boldOr, sentence } from '../../phrase.ts'
import { isList, isObject, objectsIn, textIn } from '../../unfinished.ts'
import { profileUpdateText as text, profileUpdateWords as words } from './profile-update.text.ts'

/** Name of an attribute; dots go into objects. */
const attribute = z
  .string()
  .max(200)
  .regex(/^[^.{}\s"']+(?:\.[^.{}\s"']+)*$/u)
const nowSchema = z.strictObject({ now: z.literal(true) })
const valueSchema = z.union([jsonScalarSchema, fromSchema, nowSchema, z.array(jsonScalarSchema).max(100)])
type Value = z.infer<typeof valueSchema>

const opSchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('set'), attribute, value: valueSchema }),
  z.strictObject({ op: z.literal('unset'), attribute }),
  z.strictObject({ op: z.literal('increment'), attribute, by: z.union([z.number(), fromSchema]) }),
  z.strictObject({ op: z.literal('append'), attribute, value: valueSchema }),
  z.strictObject({ op: z.literal('remove'), attribute, value: valueSchema }),
])
type Op = z.infer<typeof opSchema>

const valueOf = (value: Value, { at, read }: StepInput): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return 'now' in value ? formatInstant(at) : read(value.from)
}

/** A value from elsewhere that is absent changes nothing. */
const carryOut = (op: Op, input: StepInput): PersonOp | undefined => {
  if (op.op === 'unset') return op
  if (op.op === 'increment') {
    const by = typeof op.by === 'number' ? op.by : input.read(op.by.from)
    return typeof by === 'number' ? { ...op, by } : undefined
  }
  const value = valueOf(op.value, input)
  return value === null && op.value !== null ? undefined : { ...op, value }
}

const referenceIn = (op: Op): readonly Reference[] => {
  const value = op.op === 'unset' ? undefined : op.op === 'increment' ? op.by : op.value
  return typeof value === 'object' && value !== null && 'from' in value ? [value.from] : []
}

const valueInWords = (value: Json | undefined, names: Names): string | undefined => {
  const { and, now, yes, no } = words[names.language]
  if (isList(value)) return value.map(String).join(and)
  if (isObject(value)) return textIn(value, 'from') === undefined ? now : names.attribute(textIn(value, 'from') ?? '')
  if (typeof value === 'boolean') return value ? yes : no
  return typeof value === 'number' ? names.number(value) : (value ?? undefined)
}

const opInWords = (op: JsonObject, names: Names): Phrase => {
  const { set, unset, increment, append, remove, chooseAttribute, chooseValue } = words[names.language]
  const template = new Map(Object.entries({ unset, increment, append, remove })).get(textIn(op, 'op') ?? '') ?? set
  const name = textIn(op, 'attribute')
  return sentence(template, {
    attribute: boldOr(name && names.attribute(`person.${name}`), chooseAttribute),
    value: boldOr(valueInWords(op['op'] === 'increment' ? op['by'] : op['value'], names), chooseValue),
  })
}

/** Writes to attributes of the person: in the facts at hand at once, in the data with the step. */
export const profileUpdate = defineNode({
  kind: 'profile.update',
  v: 1,
  family: 'data',
  icon: 'user-pen',
  config: z.strictObject({ ops: z.array(opSchema).min(1).max(20) }),
  defaults: () => ({ ops: [{ op: 'set', attribute: '', value: '' }] }),
  fields: { ops: { widget: 'personOps', section: 'what', options: ['set', 'unset', 'increment', 'append', 'remove'] } },
  ports: () => [{ name: 'next' }],
  reads: ({ ops }) => ops.flatMap(referenceIn),
  effects: ['updatePerson'],
  text,
  summary: (config, names) => {
    const { and, addChange } = words[names.language]
    const ops = objectsIn(config, 'ops').map((op) => opInWords(op, names))
    return ops.length === 0 ? [{ missing: addChange }] : ops.flatMap((op, index) => (index === 0 ? op : [and, ...op]))
  },
  upgrades: [],
  step: ({ ops }, input) => {
    const changes = ops.flatMap((op) => carryOut(op, input) ?? [])
    return changes.length === 0
      ? { type: 'go', port: 'next' }
      : { type: 'go', port: 'next', effects: [{ type: 'updatePerson', ops: changes }] }
  },
})
