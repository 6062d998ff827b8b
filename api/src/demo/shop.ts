/**
 * A believable shop, made up from a seed: 2,000 people and a year of what they did, up to an instant. The same seed and
 * instant give the same shop. No address in it reaches anybody: e-mail at example.com, phone numbers that no one has.
 */
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { DAY_MS, formatInstant, HOUR_MS, MINUTE_MS } from '@trailwright/shared/time/instant.ts'
import { dateOf } from '../clock.ts'
import { type Chance, chanceOf } from './random.ts'
import {
  chineseCities,
  chineseGivenNames,
  chineseSurnames,
  type City,
  otherCities,
  otherGivenNames,
  otherSurnames,
  type Product,
  products,
} from './stock.ts'

export interface ShopEvent {
  readonly name: string
  readonly at: number
  readonly properties: JsonObject
}
export interface ShopConsent {
  readonly channel: 'email' | 'sms'
  readonly category: string
  readonly state: 'granted' | 'withdrawn'
  readonly at: number
  readonly source: string
}
export interface Shopper {
  readonly userId: string
  readonly email: string
  /** E.164; null for who gave none. */
  readonly phone: string | null
  readonly createdAt: number
  readonly zone: string
  readonly language: string
  readonly tags: readonly string[]
  readonly attributes: JsonObject
  /** Oldest first. */
  readonly consents: readonly ShopConsent[]
  readonly events: readonly ShopEvent[]
}

export interface ShopOptions {
  readonly seed: string
  readonly now: number
  readonly people: number
  readonly currency: 'CNY' | 'USD'
}

const year = 365 * DAY_MS

/** User ids of the shop, whatever the seed: by them it is found again. */
export const shopUserIds = (people: number): readonly string[] =>
  Array.from({ length: people }, (_, index) => `demo-${String(index + 1).padStart(4, '0')}`)

export const makeShop = (options: ShopOptions): readonly Shopper[] =>
  shopUserIds(options.people).map((userId, index) => makeShopper(options, userId, index))

/** How people differ: how often they come in a year, how ready they are to buy, and when they stopped coming. */
const kinds = [
  { share: 0.08, visits: [22, 40], buys: 0.5, goneDays: [0, 4] },
  { share: 0.3, visits: [8, 18], buys: 0.36, goneDays: [0, 40] },
  { share: 0.4, visits: [2, 7], buys: 0.26, goneDays: [0, 150] },
  { share: 0.22, visits: [1, 6], buys: 0.3, goneDays: [150, 330] },
] as const

const kindOf = (chance: Chance): (typeof kinds)[number] => {
  let left = chance.next()
  for (const kind of kinds) {
    left -= kind.share
    if (left < 0) return kind
  }
  return kinds[2]
}

interface Name {
  readonly first: string
  readonly last: string
  readonly spelling: string
  readonly isChinese: boolean
}

const makeName = (chance: Chance): Name => {
  if (chance.happens(0.6)) {
    const [last, lastSpelling] = chance.pick(chineseSurnames)
    const [first, firstSpelling] = chance.pick(chineseGivenNames)
    return { first, last, spelling: `${firstSpelling}.${lastSpelling}`, isChinese: true }
  }
  const last = chance.pick(otherSurnames)
  const first = chance.pick(otherGivenNames)
  return { first, last, spelling: `${first}.${last}`.toLowerCase(), isChinese: false }
}

/** No mobile network uses numbers from +86 100; Ofcom keeps +44 7700 900 for fiction. */
const makePhone = (isChinese: boolean, index: number): string | null => {
  if (isChinese) return `+86100${String(index + 1).padStart(8, '0')}`
  return index < 1000 ? `+447700900${String(index).padStart(3, '0')}` : null
}

const makeShopper = ({ seed, now, currency }: ShopOptions, userId: string, index: number): Shopper => {
  const chance = chanceOf(`${seed}/${userId}`)
  const name = makeName(chance)
  const home = chance.pick(name.isChinese ? chineseCities : otherCities)
  const kind = kindOf(chance)
  const gone = Math.min(now, now - chance.between(kind.goneDays[0], kind.goneDays[1]) * DAY_MS)
  const joinedDaysAgo = chance.happens(0.45) ? chance.between(366, 1000) : chance.between(3, 360)
  const createdAt = Math.max(now - joinedDaysAgo * DAY_MS, 0) + chance.between(0, 20 * 60) * MINUTE_MS
  const joined = Math.min(createdAt, now - HOUR_MS)
  const from = Math.max(joined, now - year)
  const to = Math.max(gone, from + DAY_MS)
  const life: Life = { chance, home, currency, now, isChinese: name.isChinese, userId, events: [], orders: 0 }
  if (joined > now - year) {
    life.events.push({
      name: 'Signed Up',
      at: joined,
      properties: { method: chance.pick(['email', 'phone', 'wechat']) },
    })
  }
  const span = Math.min(1, (to - from) / year)
  const visits = Math.max(1, Math.round(chance.between(kind.visits[0], kind.visits[1]) * Math.sqrt(span)))
  for (let visit = 0; visit < visits; visit += 1)
    makeVisit(life, pickMoment(chance, home, from, Math.min(to, now)), kind.buys)
  // Some are in the shop right now, with something in the cart.
  if (chance.happens(0.02)) makeVisit(life, now - chance.between(10, 180) * MINUTE_MS, 0)
  const events = life.events.filter((event) => event.at <= now).toSorted((a, b) => a.at - b.at)
  const spent = events.reduce((sum, { properties }) => sum + numberOf(properties['revenue']), 0)
  const phone = chance.happens(0.7) ? makePhone(name.isChinese, index) : null
  const email = `${name.spelling}.${index + 1}@example.com`
  return {
    userId,
    email,
    phone,
    createdAt: joined,
    zone: home.zone,
    language: name.isChinese ? 'zh-CN' : 'en',
    tags: makeTags(chance, spent, currency),
    attributes: {
      firstName: name.first,
      lastName: name.last,
      email,
      ...(phone === null ? {} : { phone }),
      city: home.name,
      country: home.country,
      zone: home.zone,
      language: name.isChinese ? 'zh-CN' : 'en',
      birthday: makeBirthday(chance),
      joinedAt: formatInstant(joined),
      tier: tierOf(spent, currency),
      points: Math.round(inYuan(spent, currency) / 10),
      favouriteCategory: favouriteOf(events) ?? chance.pick(products).category,
      ...(chance.happens(0.25) ? { referredBy: chance.pick(['friend', 'blog', 'market']) } : {}),
    },
    consents: makeConsents(chance, joined, now, phone !== null),
    events,
  }
}

interface Life {
  readonly chance: Chance
  readonly home: City
  readonly currency: ShopOptions['currency']
  readonly now: number
  readonly isChinese: boolean
  readonly userId: string
  readonly events: ShopEvent[]
  orders: number
}

const numberOf = (value: Json | undefined): number => (typeof value === 'number' ? value : 0)
/** What is dear at home is dearer abroad. */
export const yuanToDollar = 2
const priceOf = ({ yuan }: Product, currency: ShopOptions['currency']): number =>
  currency === 'CNY' ? yuan : Math.round(yuan / yuanToDollar) - 0.05
const inYuan = (amount: number, currency: ShopOptions['currency']): number =>
  currency === 'CNY' ? amount : amount * yuanToDollar
const cents = (amount: number): number => Math.round(amount * 100) / 100

/** How much busier a day is than an ordinary one, at most `busiest`. */
const busiest = 3
const weightOf = (at: number): number => {
  const date = dateOf(at)
  const monthDay = (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
  const isWeekend = date.getUTCDay() % 6 === 0
  const season = (): number => {
    if (monthDay === 1111) return 2.4
    if (monthDay >= 1101 && monthDay <= 1112) return 1.8
    if (monthDay >= 1120 && monthDay <= 1222) return 1.6
    if (monthDay >= 610 && monthDay <= 618) return 1.7
    return monthDay >= 125 && monthDay <= 215 ? 0.6 : 1
  }
  return season() * (isWeekend ? 1.25 : 1)
}

/** Hours of the day when people shop: at lunch, and most of all in the evening. */
const hours = [7, 8, 9, 10, 11, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 20, 20, 21, 21, 21, 22, 22, 23]

const pickMoment = (chance: Chance, home: City, from: number, to: number): number => {
  for (let tries = 0; tries < 20; tries += 1) {
    const day = Math.floor((from + chance.next() * (to - from)) / DAY_MS) * DAY_MS
    if (!chance.happens(weightOf(day) / busiest)) continue
    const at = day + (chance.pick(hours) - home.ahead) * HOUR_MS + chance.between(0, 3_599) * 1000
    if (at >= from && at <= to) return at
  }
  return from + Math.floor(chance.next() * (to - from))
}

const makeVisit = (life: Life, start: number, buys: number): void => {
  const { chance, events } = life
  let at = start
  const later = (least: number, most: number): number => (at += chance.between(least, most) * 1000)
  const seen: Product[] = []
  for (let views = chance.between(1, 5); views > 0; views -= 1) {
    const product = chance.pick(products)
    seen.push(product)
    events.push({ name: 'Product Viewed', at: later(20, 240), properties: viewOf(life, product) })
  }
  const wantsIt = buys === 0 || chance.happens(Math.min(0.9, buys * 1.7))
  if (!wantsIt) return
  const chosen = seen.slice(0, chance.between(1, Math.min(3, seen.length)))
  const cartId = `${life.userId}-c${events.length}`
  const lines = chosen.map((product) => lineOf(life, product, chance.happens(0.2) ? 2 : 1))
  const total = cents(lines.reduce((sum, line) => sum + line.price * line.quantity, 0))
  const cart = { cart_id: cartId, total, currency: life.currency, products: lines }
  events.push({ name: 'Cart Updated', at: later(30, 300), properties: cart })
  if (buys === 0 || !chance.happens(buys / Math.min(0.9, buys * 1.7))) return
  events.push({
    name: 'Checkout Started',
    at: later(60, 600),
    properties: { cart_id: cartId, total, currency: life.currency },
  })
  makeOrder(
    life,
    later(60, 900),
    cart,
    chosen.some(({ category }) => category === 'Tea' || category === 'Bath'),
  )
}

const makeOrder = (life: Life, at: number, cart: JsonObject, usedUp: boolean): void => {
  const { chance, events, userId } = life
  life.orders += 1
  const orderId = `${userId}-${life.orders}`
  const total = numberOf(cart['total'])
  const coupon = chance.happens(0.18) ? chance.pick(['WELCOME10', 'PEAR15', 'SPRING']) : null
  const revenue = cents(coupon === null ? total : total * 0.9)
  const order = {
    ...cart,
    order_id: orderId,
    revenue,
    ...(usedUp ? { supply_days: 30 } : {}),
    ...(coupon === null ? {} : { coupon }),
  }
  events.push({ name: 'Order Completed', at, properties: order })
  const delivered = at + chance.between(40, 130) * HOUR_MS
  events.push({
    name: 'Order Delivered',
    at: delivered,
    properties: { order_id: orderId, carrier: chance.pick(['SF', 'ZTO', 'DHL']) },
  })
  if (chance.happens(0.16)) {
    const reviewed = delivered + chance.between(1, 9) * DAY_MS
    const rating = chance.happens(0.75) ? 5 : chance.between(1, 4)
    events.push({ name: 'Product Reviewed', at: reviewed, properties: { order_id: orderId, rating } })
  }
  if (chance.happens(0.04)) {
    events.push({
      name: 'Order Refunded',
      at: delivered + 2 * DAY_MS,
      properties: { order_id: orderId, amount: revenue },
    })
  }
}

const titleOf = (life: Life, product: Product): string => (life.isChinese ? product.zh : product.en)

const viewOf = (life: Life, product: Product): JsonObject => ({
  product_id: product.id,
  name: titleOf(life, product),
  category: product.category,
  price: priceOf(product, life.currency),
  currency: life.currency,
})

const lineOf = (life: Life, product: Product, quantity: number) => ({
  product_id: product.id,
  name: titleOf(life, product),
  category: product.category,
  price: priceOf(product, life.currency),
  quantity,
})

const makeBirthday = (chance: Chance): string => {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${chance.between(1955, 2006)}-${two(chance.between(1, 12))}-${two(chance.between(1, 28))}`
}

/** Yuan spent in the year. */
const goldFrom = 3000
const silverFrom = 900

const tierOf = (spent: number, currency: ShopOptions['currency']): string => {
  const yuan = inYuan(spent, currency)
  if (yuan >= goldFrom) return 'gold'
  return yuan >= silverFrom ? 'silver' : 'bronze'
}

const makeTags = (chance: Chance, spent: number, currency: ShopOptions['currency']): readonly string[] =>
  [
    ...(inYuan(spent, currency) >= goldFrom ? ['vip'] : []),
    ...(chance.happens(0.08) ? ['tea-club'] : []),
    ...(chance.happens(0.03) ? ['wholesale'] : []),
  ].toSorted()

const favouriteOf = (events: readonly ShopEvent[]): string | undefined => {
  const counts = new Map<string, number>()
  for (const { properties } of events) {
    const { category } = properties
    if (typeof category === 'string') counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

const makeConsents = (chance: Chance, joined: number, now: number, hasPhone: boolean): readonly ShopConsent[] => {
  const consents: ShopConsent[] = []
  const say = (channel: ShopConsent['channel'], category: string, share: number, leaves: number): void => {
    if (!chance.happens(share)) return
    consents.push({ channel, category, state: 'granted', at: joined, source: 'signup' })
    if (!chance.happens(leaves)) return
    const at = joined + Math.floor(chance.next() * (now - joined))
    consents.push({ channel, category, state: 'withdrawn', at, source: 'unsubscribe' })
  }
  say('email', 'marketing', 0.72, 0.12)
  say('email', 'news', 0.3, 0.1)
  if (hasPhone) say('sms', 'marketing', 0.5, 0.08)
  return consents.toSorted((a, b) => a.at - b.at)
}
