import { storable } from '@trailwright/shared/condition/fold.ts'
import { hashId } from '@trailwright/shared/hash/hash.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { z } from 'zod'
import type { Warning } from '../people/index.ts'
import { inspect, type Refusal } from './inspect.ts'
import { limits } from './limits.ts'
import { timeOf, whenOf } from './when.ts'

export const callTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias'] as const
export type CallType = (typeof callTypes)[number]

/** One call of Segment's, checked and normalised. */
export interface Call {
  readonly type: CallType
  readonly messageId: string
  readonly at: number
  readonly userId: string | null
  readonly anonymousId: string | null
  readonly previousId: string | null
  readonly groupId: string | null
  /** Name of the event; null where the call is none. */
  readonly event: string | null
  readonly properties: JsonObject
  readonly traits: JsonObject
  readonly context: JsonObject
  readonly warnings: readonly Warning[]
  readonly payload: JsonObject
}

export type Parsed =
  | { readonly ok: true; readonly call: Call }
  | {
      readonly ok: false
      readonly refusal: Refusal
      readonly type: string
      readonly name: string
      readonly messageId: string
      readonly payload: JsonObject
    }

const idSchema = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().max(limits.idLength))
  .nullish()
const timeSchema = z.union([z.string(), z.number()]).nullish()
/** Its inside was walked by `inspect`. */
const objectSchema = z
  .custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
  .nullish()

const callSchema = z.looseObject({
  type: z.enum(callTypes),
  event: z.string().trim().min(1).max(limits.nameLength).nullish(),
  name: z.string().trim().max(limits.nameLength).nullish(),
  category: z.string().trim().max(limits.nameLength).nullish(),
  messageId: idSchema,
  userId: idSchema,
  anonymousId: idSchema,
  previousId: idSchema,
  groupId: idSchema,
  timestamp: timeSchema,
  originalTimestamp: timeSchema,
  sentAt: timeSchema,
  properties: objectSchema,
  traits: objectSchema,
  context: objectSchema,
})
type Shape = z.infer<typeof callSchema>

/** What code writes when it has no id; believing it would make one person of many. */
const placeholders: ReadonlySet<string> = new Set(
  ',null,undefined,none,nil,nan,true,false,0,-1,anonymous,guest,unknown,[object object],00000000-0000-0000-0000-000000000000'.split(
    ',',
  ),
)

export interface CallSource {
  readonly trusted: boolean
  readonly receivedAt: number
  /** Of the batch, when the call itself says none. */
  readonly sentAt: number | null
}

/** `seq` is the order of arrival: it keeps apart calls that are alike and carry no id. */
export const parseCall = (raw: unknown, seq: number, source: CallSource): Parsed => {
  const seen = inspect(raw)
  if (!seen.ok) return refused(raw, seen.refusal)
  const shape = callSchema.safeParse(seen.call)
  if (!shape.success) return refused(seen.call, shapeRefusal(shape.error))
  const warnings: Warning[] = seen.cleaned ? [{ code: 'text.cleaned', field: '' }] : []
  const { data } = shape
  const time = readTime(data, source, warnings)
  if ('code' in time) return refused(seen.call, time)
  const id = (field: 'userId' | 'anonymousId' | 'previousId' | 'groupId'): string | null => {
    const value = data[field] ?? null
    if (value === null || !placeholders.has(value.toLowerCase())) return value
    if (value !== '') warnings.push({ code: 'id.placeholder', field })
    return null
  }
  const ids = {
    userId: id('userId'),
    anonymousId: id('anonymousId'),
    previousId: id('previousId'),
    groupId: id('groupId'),
  }
  const missing = missingField(data, ids)
  if (missing !== null) return refused(seen.call, missing)
  const given = data.messageId ?? ''
  if (given === '') warnings.push({ code: 'message-id.none', field: 'messageId' })
  return {
    ok: true,
    call: {
      type: data.type,
      messageId: given === '' ? hashId(JSON.stringify(seen.call), String(seq)) : given,
      at: time.at,
      ...ids,
      event: eventName(data),
      properties: propertiesOf(data),
      traits: data.traits ?? {},
      context: data.context ?? {},
      warnings,
      payload: seen.call,
    },
  }
}

const readTime = (data: Shape, source: CallSource, warnings: Warning[]): { readonly at: number } | Refusal => {
  const times: Record<'original' | 'sentAt', number | null> = { original: null, sentAt: source.sentAt }
  for (const [field, part] of [
    ['timestamp', 'original'],
    ['originalTimestamp', 'original'],
    ['sentAt', 'sentAt'],
  ] as const) {
    const text = data[field] ?? null
    if (text === null || text === '') continue
    const time = timeOf(text)
    if (time === undefined) return { code: 'time.invalid', field }
    times[part] = time
  }
  const when = whenOf({ ...times, receivedAt: source.receivedAt, trusted: source.trusted })
  if (!when.ok) return when.refusal
  if (when.warning !== null) warnings.push({ code: when.warning, field: 'timestamp' })
  return { at: when.at }
}

type Ids = Pick<Call, 'userId' | 'anonymousId' | 'previousId' | 'groupId'>

const missingField = (data: Shape, ids: Ids): Refusal | null => {
  if (data.type === 'track' && (data.event ?? null) === null) return { code: 'event.no-name', field: 'event' }
  if (data.type === 'alias') {
    if (ids.previousId === null) return { code: 'id.missing', field: 'previousId' }
    return ids.userId === null ? { code: 'id.missing', field: 'userId' } : null
  }
  if (data.type === 'group' && ids.groupId === null) return { code: 'id.missing', field: 'groupId' }
  const hasAddress =
    data.type === 'identify' && (data.traits?.['email'] !== undefined || data.traits?.['phone'] !== undefined)
  return ids.userId === null && ids.anonymousId === null && !hasAddress ? { code: 'id.missing', field: 'userId' } : null
}

const eventName = ({ type, event }: Shape): string | null => {
  if (type === 'track') return event ?? null
  if (type === 'page') return 'Page Viewed'
  return type === 'screen' ? 'Screen Viewed' : null
}

const propertiesOf = ({ type, name, category, properties }: Shape): JsonObject => {
  if (type !== 'page' && type !== 'screen') return properties ?? {}
  return {
    ...properties,
    ...(name !== undefined && name !== null && name !== '' ? { name } : {}),
    ...(category !== undefined && category !== null && category !== '' ? { category } : {}),
  }
}

const shapeRefusal = (fault: z.ZodError): Refusal => {
  const field = fault.issues[0]?.path.map(String).join('.') ?? ''
  return field === 'type' ? { code: 'event.unknown-type', field } : { code: 'event.invalid', field }
}

const textAt = (raw: unknown, name: string): string => {
  const value: unknown =
    typeof raw === 'object' && raw !== null ? Object.getOwnPropertyDescriptor(raw, name)?.value : undefined
  return typeof value === 'string' ? storable(value).slice(0, limits.nameLength) : ''
}

/** What was refused is kept for the inspector, unless its very shape was the reason. */
const refused = (raw: unknown, refusal: Refusal): Parsed => {
  const seen = inspect(raw)
  const payload = seen.ok ? seen.call : {}
  return {
    ok: false,
    refusal,
    type: textAt(raw, 'type'),
    name: textAt(raw, 'event'),
    messageId: textAt(raw, 'messageId'),
    payload,
  }
}
