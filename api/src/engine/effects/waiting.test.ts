import { afterEach, describe, expect, it } from 'vitest'
import { mildestRules } from '@trailwright/shared/policy/decision.ts'
import { entryDefaults } from '@trailwright/shared/journey/settings.ts'
import { homes, node, openWorld, send, type World } from '../testing/world.ts'

let world: World
afterEach(() => world.close())

/** One marketing mail a week, none at night. */
const rules = {
  ...mildestRules,
  dedupeWindow: 'PT0S',
  caps: [{ id: 'week', channels: ['email'], category: 'marketing' as const, limit: 1, window: 'P7D' }],
  quietHours: [{ id: 'night', channels: ['email'], from: '20:00', to: '08:00', zone: 'UTC', then: 'defer' as const }],
}

const journey = (id: string, event: string, priority: number, more = {}) => ({
  id,
  entry: { ...entryDefaults, priority },
  nodes: { t: node('trigger.event', { event }, { next: 'm' }), m: send({}, more) },
})

const reasons = async (): Promise<readonly (readonly [string, string, string | null])[]> =>
  (
    await world.database.db.selectFrom('delivery').select(['journey', 'status', 'reason']).orderBy('journey').execute()
  ).map(({ journey: of, status, reason }) => [of ?? '', status, reason])

describe.each(homes)('the last place under a cap, on %s', (home) => {
  it.each([
    ['is left to what waits with a higher priority', 90, ['skipped', 'lower_priority'], ['sent', null]],
    ['goes to whoever comes first among equals', 50, ['sent', null], ['skipped', 'capped']],
  ])('%s', async (_, priority, tips, launch) => {
    world = await openWorld(home, '2026-03-02T21:00:00Z')
    world.rules = rules
    await world.person('p1')
    await world.publish(journey('launch', 'launched', priority))
    await world.publish(journey('tips', 'asked', 50, { quiet: 'ignore' }))
    await world.track('p1', 'launched', {})
    await world.runTo('2026-03-02T22:00:00Z')
    await world.track('p1', 'asked', {})
    await world.runTo('2026-03-03T09:00:00Z')
    expect(await reasons()).toEqual([
      ['launch', ...launch],
      ['tips', ...tips],
    ])
  })
})
