import { isZone } from '@trailwright/shared/time/zone.ts'
import { describe, expect, test } from 'vitest'
import { makeShop, type Shopper } from './shop.ts'

const now = Date.parse('2026-11-25T10:00:00Z')
const day = 86_400_000
const options = { seed: 'pear-tree', now, people: 2000, currency: 'CNY' } as const
const shop = makeShop(options)
const events = shop.flatMap((shopper) => shopper.events)
const share = (fits: (shopper: Shopper) => boolean): number => shop.filter(fits).length / shop.length

describe('the demo shop', () => {
  test('is the same for the same seed and instant, and moves with the instant', () => {
    expect(makeShop({ ...options, people: 50 })).toEqual(shop.slice(0, 50))
    const later = makeShop({ ...options, people: 50, now: now + 3 * day })
    expect(later.map(({ email }) => email)).toEqual(shop.slice(0, 50).map(({ email }) => email))
    expect(later.flatMap((each) => each.events).some((event) => event.at > now)).toBe(true)
  })

  test('has 2,000 people with Chinese and English names, each with an address of their own', () => {
    expect(shop).toHaveLength(2000)
    expect(new Set(shop.map(({ email }) => email)).size).toBe(2000)
    expect(share(({ language }) => language === 'zh-CN')).toBeGreaterThan(0.5)
    expect(share(({ language }) => language === 'en')).toBeGreaterThan(0.3)
    expect(shop.every(({ zone }) => isZone(zone))).toBe(true)
    expect(new Set(shop.map(({ zone }) => zone)).size).toBeGreaterThan(6)
  })

  test('reaches nobody real', () => {
    expect(shop.every(({ email }) => email.endsWith('@example.com'))).toBe(true)
    expect(shop.every(({ phone }) => phone === null || /^(\+86100\d{8}|\+447700900\d{3})$/.test(phone))).toBe(true)
  })

  test('has a year of events, none before anybody joined and none in the future', () => {
    expect(events.length).toBeGreaterThan(30_000)
    expect(events.length).toBeLessThan(120_000)
    const misplaced = shop.flatMap(({ createdAt, events: own }) =>
      own.filter(({ at }) => at > now || at < Math.max(createdAt, now - 366 * day)),
    )
    expect(misplaced).toEqual([])
  })

  test('tells one story: an order follows its cart and precedes its delivery, and not every cart becomes one', () => {
    const of = (name: string) => events.filter((event) => event.name === name)
    const cartAt = new Map(of('Cart Updated').map((event) => [event.properties['cart_id'], event.at]))
    const orders = of('Order Completed')
    const misplaced: unknown[] = []
    for (const order of orders) {
      const at = cartAt.get(order.properties['cart_id'])
      if (at === undefined || order.at <= at) misplaced.push(order)
    }
    const orderAt = new Map(orders.map((order) => [order.properties['order_id'], order.at]))
    for (const delivery of of('Order Delivered')) {
      const at = orderAt.get(delivery.properties['order_id'])
      if (at === undefined || delivery.at <= at) misplaced.push(delivery)
    }
    expect(misplaced).toEqual([])
    expect(orders.length / of('Cart Updated').length).toBeGreaterThan(0.4)
    expect(orders.length / of('Cart Updated').length).toBeLessThan(0.8)
    expect(new Set(events.map(({ name }) => name))).toEqual(
      new Set(
        'Signed Up,Product Viewed,Cart Updated,Checkout Started,Order Completed,Order Delivered,Product Reviewed,Order Refunded'.split(
          ',',
        ),
      ),
    )
  })

  test('has a season, people who left, and carts that stand there now', () => {
    const perDay = (from: string, to: string): number => {
      const [first, last] = [Date.parse(from), Date.parse(to)]
      const views = events.filter(({ name, at }) => name === 'Product Viewed' && at >= first && at < last)
      return views.length / ((last - first) / day)
    }
    expect(perDay('2026-11-01', '2026-11-13')).toBeGreaterThan(1.2 * perDay('2026-08-01', '2026-09-01'))
    const lastSeen = ({ events: own }: Shopper): number => own.at(-1)?.at ?? 0
    expect(share((shopper) => lastSeen(shopper) < now - 120 * day)).toBeGreaterThan(0.1)
    const recentCarts = events.filter(({ name, at }) => name === 'Cart Updated' && at > now - day / 6)
    expect(recentCarts.length).toBeGreaterThan(10)
  })

  test('has consents given and withdrawn, tiers and tags', () => {
    const granted = share(({ consents }) => consents.some(({ state }) => state === 'granted'))
    const withdrawn = share(({ consents }) => consents.some(({ state }) => state === 'withdrawn'))
    expect(granted).toBeGreaterThan(0.6)
    expect(withdrawn).toBeGreaterThan(0.05)
    expect(withdrawn).toBeLessThan(0.3)
    for (const tier of ['gold', 'silver', 'bronze']) {
      expect(share(({ attributes }) => attributes['tier'] === tier)).toBeGreaterThan(0.03)
    }
    expect(share(({ tags }) => tags.includes('vip'))).toBeGreaterThan(0.03)
  })
})
