import { type Json, jsonSchema, type JsonObject } from '@trailwright/shared/problem/json.ts'
import { parseInstant } from '@trailwright/shared/time/instant.ts'

export const propertyTypes = ['text', 'number', 'boolean', 'date', 'json'] as const
export type PropertyType = (typeof propertyTypes)[number]

/** One piece of data of an event as typed. A boolean is `true` or `false`. */
export interface PropertyRow {
  readonly key: number
  readonly name: string
  readonly type: PropertyType
  readonly text: string
}

export type PropertyFault = 'nameless' | 'twice' | 'number' | 'date' | 'json'

export type Properties =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly faults: ReadonlyMap<number, PropertyFault> }

/** The data that rows stand for; rows without a value are left out. */
export function propertiesOf(rows: readonly PropertyRow[]): Properties {
  const filled = rows.filter(({ text }) => text.trim() !== '')
  const faults = new Map<number, PropertyFault>()
  const values: [string, Json][] = []
  for (const row of filled) {
    const name = row.name.trim()
    const value = valueOf(row)
    if (name === '') faults.set(row.key, 'nameless')
    else if (values.some(([other]) => other === name)) faults.set(row.key, 'twice')
    else if (value === undefined) faults.set(row.key, row.type === 'number' || row.type === 'date' ? row.type : 'json')
    else values.push([name, value])
  }
  return faults.size === 0 ? { ok: true, value: Object.fromEntries(values) } : { ok: false, faults }
}

function valueOf({ type, text }: PropertyRow): Json | undefined {
  const plain = text.trim()
  switch (type) {
    case 'text':
      return text
    case 'number': {
      const number = Number(plain)
      return !Number.isFinite(number) ? undefined : number
    }
    case 'boolean':
      return plain === 'true'
    case 'date':
      return parseInstant(plain) === undefined ? undefined : plain
    case 'json':
      return parsed(plain)
  }
}

function parsed(text: string): Json | undefined {
  try {
    return jsonSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

interface Seen {
  readonly path: string
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'list' | 'object'
  readonly samples: readonly Json[]
}

/** The data that an event had so far, as rows with the last values; parts of lists and objects stand in their whole. */
export function rowsOf(seen: readonly Seen[]): readonly Omit<PropertyRow, 'key'>[] {
  return seen
    .filter(({ path }) => !/[.[]/.test(path))
    .map(({ path, type, samples }) => ({
      name: path,
      type: type === 'list' || type === 'object' ? 'json' : type,
      text: textOf(samples[0]),
    }))
}

/** Data as it would be seen if it came. */
export function seenIn(data: JsonObject): readonly Seen[] {
  return Object.entries(data).map(([path, value]) => ({
    path,
    type: typeOf(value),
    samples: [value],
  }))
}

function typeOf(value: Json): Seen['type'] {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'object' ? 'object' : 'text'
}

function textOf(sample: Json | undefined): string {
  if (sample === undefined || sample === null) return ''
  return typeof sample === 'object' ? JSON.stringify(sample) : String(sample)
}
