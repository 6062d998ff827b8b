import { join } from 'node:path'
import { openForCommand } from '../api/src/operations/open.ts'
import { type Difference, recount, repairCounters } from '../api/src/operations/recount.ts'
import { readOptions } from './operate/options.ts'
import { giveUp, tell } from './operate/tell.ts'

// `npx pnpm recount [--repair]`: counts everything anew from the history and compares. Exit code 0: all is as counted.
const folders = { root: join(import.meta.dirname, '..'), here: process.env['INIT_CWD'] ?? process.cwd() }
const read = readOptions(process.argv.slice(2), process.env, folders, { takesFile: false, flags: ['repair'] })
if (!read.ok) giveUp(read.problem)
const opened = await openForCommand(read.value.data, process.env['DATABASE_URL'] || null)
if (!opened.ok) giveUp(opened.problem)
const { db } = opened.value

const sayEvery = 1_000_000
let said = 0
const { entries, unreadable, counters, differences } = await recount(db, (done) => {
  if (done < said + sayEvery) return
  said = done
  tell('recount.progress', { entries: done })
})
for (const difference of differences) tellDifference(difference)
if (unreadable > 0) tell('recount.unreadable', { entries: unreadable })
const isSame = differences.length === 0 && unreadable === 0
if (isSame) tell('recount.same', { entries, counters })
if (read.value.flags.has('repair')) tell('recount.repaired', { counters: await repairCounters(db, differences) })
else if (differences.some(({ type }) => type === 'counter')) tell('recount.repair-by')
await opened.value.close()
process.exit(isSame ? 0 : 1)

function tellDifference(difference: Difference): void {
  switch (difference.type) {
    case 'counter': {
      const { counter, counted, real } = difference
      tell(counter.node === '' ? 'recount.of-journey' : 'recount.of-step', { ...counter, counted, real })
      break
    }
    case 'sum': {
      const { place, came, here, gone } = difference
      tell(place.node === '' ? 'recount.sum-of-journey' : 'recount.sum-of-step', { ...place, came, here, gone })
      break
    }
    case 'holdout': {
      const { place, counted, real } = difference
      tell('recount.holdout', { ...place, counted, real })
    }
  }
}
