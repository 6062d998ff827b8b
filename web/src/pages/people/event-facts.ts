import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Format } from '../../ui/format.ts'
import { isObject, listIn, numberIn, textIn } from './why/read.ts'

const amounts = ['revenue', 'total', 'amount', 'value', 'price'] as const

/** What stands out of an event's data: its amount and the first thing it was about, such as "¥268, oak dining chair". */
export function highlights(properties: JsonObject, format: Format): readonly string[] {
  const amount = amounts.map((name) => numberIn(properties, name)).find((value) => value !== undefined)
  const currency = textIn(properties, 'currency')
  const product = productIn(properties)
  return [
    ...(amount === undefined ? [] : [moneyOr(amount, currency, format)]),
    ...(product === undefined ? [] : [product]),
  ]
}

function moneyOr(amount: number, currency: string | undefined, format: Format): string {
  return currency !== undefined && /^[A-Z]{3}$/.test(currency) ? format.money(amount, currency) : format.number(amount)
}

function productIn(properties: JsonObject): string | undefined {
  const first = listIn(properties, 'products').find(isObject)
  return textIn(first ?? {}, 'name') ?? textIn(properties, 'product_name') ?? textIn(properties, 'name')
}

const shownAlready: ReadonlySet<string> = new Set([...amounts, 'currency', 'products', 'product_name', 'name'])

/** A few plain values besides, as `cart_id C-77`. */
export function restOf(properties: JsonObject, most = 3): readonly string[] {
  return Object.entries(properties)
    .filter(([name, value]) => !shownAlready.has(name) && isScalar(value) && value !== '')
    .slice(0, most)
    .map(([name, value]) => `${name} ${String(value)}`)
}

function isScalar(value: Json): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
