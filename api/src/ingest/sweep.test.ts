import { expect, test } from 'vitest'
import { createSweeper, keptMs } from './sweep.ts'
import { openStore } from './testing.ts'

test('message ids are kept for 30 days, then forgotten bit by bit', async () => {
  const store = await openStore('sqlite')
  const workspace = await store.workspace()
  const sweeper = createSweeper(store.db, store.clock)
  const calls = Array.from({ length: 40 }, (_, n) => ({ type: 'track', event: 'E', userId: 'u1', messageId: `m-${n}` }))
  const sweepAll = async (): Promise<void> => {
    for (let minute = 0; minute < 64; minute += 1) {
      await sweeper.tick()
      await store.clock.moveBy(60_000)
    }
  }
  await store.send(workspace, calls)
  await store.clock.moveBy(keptMs - 64 * 60_000)
  await sweepAll()
  expect(await store.send(workspace, calls)).toMatchObject({ accepted: 0, duplicates: 40 })
  await store.clock.moveBy(60_000)
  await sweepAll()
  expect(await store.db.selectFrom('message').select('id').execute()).toEqual([])
  await store.close()
})
