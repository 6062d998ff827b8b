import { describe, expect, it } from 'vitest'
import type { PassageFact } from '../condition/facts.ts'
import type { JsonObject } from '../problem/json.ts'
import { admit } from './admit.ts'
import type { Admission, EntryHistory } from './contract.ts'
import { entryOf, eventOf, factsOf, nobodyBefore, programOf, utc } from './testing/program.ts'

const now = utc('2026-06-10T12:00:00Z')
const day = 86_400_000
const doors = (entry: JsonObject = {}) =>
  programOf(
    {
      cart: [
        'trigger.event',
        { event: 'Cart', where: { attribute: 'event.total', is: '>=', value: 100 } },
        { next: 'x' },
      ],
      call: ['trigger.api', {}, { next: 'x' }],
      x: ['exit', { reason: 'done' }],
    },
    { entry },
  )
const cart = (properties: JsonObject = { total: 100, cartId: 'A' }) => entryOf('cart', eventOf('Cart', now, properties))
const brief = (admission: Admission): string => {
  if (admission.type === 'refuse') return admission.reason
  return admission.type === 'enter' && admission.restarts ? 'restart' : admission.type
}
const passage = (changes: Partial<PassageFact> = {}): PassageFact => ({
  journey: 'j',
  key: 'p1',
  enteredAt: now - 10 * day,
  endedAt: now - 5 * day,
  status: 'ended',
  ...changes,
})
const after = (entry: JsonObject, passages: PassageFact[], changes: Partial<EntryHistory> = {}): string =>
  brief(admit(doors(entry), entryOf('call', null), factsOf(), { ...nobodyBefore, passages, ...changes }, now))

describe('the trigger', () => {
  it('takes its own event and filter only', () => {
    const knock = (entry: Parameters<typeof admit>[1]) => brief(admit(doors(), entry, factsOf(), nobodyBefore, now))
    expect(knock(cart())).toBe('enter')
    expect(knock(cart({ total: 99 }))).toBe('ignore')
    expect(knock(cart({}))).toBe('ignore')
    expect(knock(entryOf('cart', eventOf('Order', now, { total: 100 })))).toBe('ignore')
    expect(knock(entryOf('cart', null))).toBe('ignore')
    expect(knock(entryOf('x', null))).toBe('ignore')
  })

  it('gives an enrollment whose id is the same for the same entry', () => {
    const first = admit(doors(), cart(), factsOf(), nobodyBefore, now)
    expect(admit(doors(), cart(), factsOf(), nobodyBefore, now)).toEqual(first)
    expect(first).toMatchObject({
      type: 'enter',
      enrollment: { key: 'p1', seed: 'p1', node: 'cart', visit: 0, status: 'active', enteredAt: now, version: 1 },
    })
  })
})

describe('the door', () => {
  it.each<[string, JsonObject, string]>([
    ['no rule', {}, 'enter'],
    ['not in the audience', { audience: { tag: 'vip', is: 'has' } }, 'audience'],
    ['an audience that cannot be known', { audience: { segment: 'vip', is: 'in' } }, 'audience'],
    ['excluded', { exclude: { tag: 'vip', is: 'hasNot' } }, 'audience'],
    ['not excluded', { exclude: { tag: 'vip', is: 'has' } }, 'enter'],
    ['before it starts', { starts: '2026-06-10T12:00:01Z' }, 'window'],
    ['as it starts', { starts: '2026-06-10T12:00:00Z' }, 'enter'],
    ['as it ends', { ends: '2026-06-10T12:00:00Z' }, 'window'],
    ['all held out', { holdout: { percent: 95 } }, 'holdout'],
  ])('%s', (_, entry, expected) => {
    expect(after(entry, [])).toBe(expected)
  })

  it('says which leaves kept her out', () => {
    const refused = admit(doors({ audience: { tag: 'vip', is: 'has' } }), cart(), factsOf(), nobodyBefore, now)
    expect(refused).toMatchObject({ reason: 'audience', because: [{ leaf: { tag: 'vip' }, value: false }] })
  })

  it('keeps apart by key, and refuses a missing one', () => {
    const keyed = doors({ reentry: { key: { from: 'event.cartId' } } })
    const knock = (properties: JsonObject, passages: PassageFact[] = []) =>
      admit(keyed, cart(properties), factsOf(), { ...nobodyBefore, passages }, now)
    expect(knock({ total: 100, cartId: 'B' })).toMatchObject({ type: 'enter', enrollment: { key: 'B' } })
    expect(knock({ total: 100, cartId: 7 })).toMatchObject({ type: 'enter', enrollment: { key: '7' } })
    expect(brief(knock({ total: 100 }))).toBe('key_missing')
    expect(brief(knock({ total: 100, cartId: '' }))).toBe('key_missing')
    const inside = [passage({ key: 'A', endedAt: null, status: 'active' })]
    expect(brief(knock({ total: 100, cartId: 'A' }, inside))).toBe('inside')
    expect(brief(knock({ total: 100, cartId: 'B' }, inside))).toBe('enter')
  })

  it('holds out by person, never by key', () => {
    const keyed = doors({ reentry: { key: { from: 'event.cartId' } }, holdout: { percent: 50 } })
    const kinds = ['A', 'B', 'C', 'D', 'E', 'F'].map(
      (cartId) => admit(keyed, cart({ total: 100, cartId }), factsOf(), nobodyBefore, now).type,
    )
    expect(new Set(kinds).size).toBe(1)
  })
})

describe('coming again', () => {
  const inside = passage({ endedAt: null, status: 'active' })
  it.each<[string, JsonObject, PassageFact[], string]>([
    ['while inside', { mode: 'always' }, [inside], 'inside'],
    ['while held', { mode: 'always' }, [{ ...inside, status: 'held' }], 'inside'],
    ['while inside, to start again', { mode: 'afterExit', ifInside: 'restart', cooldown: 'P9D' }, [inside], 'restart'],
    ['never', { mode: 'never' }, [passage()], 'limit'],
    ['after the exit', { mode: 'afterExit' }, [passage()], 'enter'],
    ['in the cooldown after the exit', { mode: 'afterExit', cooldown: 'P6D' }, [passage()], 'cooldown'],
    ['as the cooldown is over', { mode: 'afterExit', cooldown: 'P5D' }, [passage()], 'enter'],
    ['in the cooldown after the entry', { mode: 'always', cooldown: 'P11D' }, [passage()], 'cooldown'],
    ['after the cooldown after the entry', { mode: 'always', cooldown: 'P6D' }, [passage()], 'enter'],
    ['a second time of one', { mode: 'always', limit: { times: 1, window: null } }, [passage()], 'limit'],
    [
      'a second time of one, the first long ago',
      { mode: 'always', limit: { times: 1, window: 'P10D' } },
      [passage()],
      'enter',
    ],
    ['a second time of two', { mode: 'always', limit: { times: 2, window: null } }, [passage()], 'enter'],
    ['of another person’s key', { mode: 'never' }, [passage({ key: 'other' })], 'enter'],
    [
      'once, though restarted twice',
      { mode: 'always', limit: { times: 2, window: null } },
      [
        passage({ enteredAt: now - 9 * day, endedAt: now - 8 * day }),
        passage({ enteredAt: now - 8 * day, endedAt: now - 7 * day }),
        passage({ enteredAt: now - 7 * day, endedAt: now - 6 * day }),
      ],
      'enter',
    ],
  ])('%s', (_, reentry, passages, expected) => {
    expect(after({ reentry }, passages)).toBe(expected)
  })

  it('by accident, or when it is full', () => {
    expect(after({ doubleFire: 'PT1M' }, [], { lastTriggeredAt: now - 59_999 })).toBe('double_fire')
    expect(after({ doubleFire: 'PT1M' }, [], { lastTriggeredAt: now - 60_000 })).toBe('enter')
    expect(after({ cap: { entries: 10, window: 'P1D' } }, [], { recentEntries: 10 })).toBe('cap')
    expect(after({ cap: { entries: 10, window: 'P1D' } }, [], { recentEntries: 9 })).toBe('enter')
  })
})
