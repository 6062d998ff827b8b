/** One engine process of several: `node postgres-worker.ts <url> <index> <of>`; says `ready`, and fires its timers on a word. */
import { once } from 'node:events'
import { openPostgres, openSqlite } from '../../api/src/database/connection.ts'
import { createBreaker } from '../../api/src/engine/breaker.ts'
import { bucketCount, createPlaces } from '../../api/src/engine/places.ts'
import { createPrograms } from '../../api/src/engine/programs.ts'
import { fireTimers } from '../../api/src/engine/timers.ts'
import { createSegments } from '../../api/src/segments/index.ts'
import { virtualClock } from '../../api/src/virtual-clock.ts'
import { hour, start } from './engine-store.ts'

const [url = '', index = '0', of = '1'] = process.argv.slice(2)
const database = url.startsWith('postgres:') ? openPostgres(url) : openSqlite(url)
// As the measurements that this is held beside: neither is durable against a power cut here.
database.sqlite?.pragma('synchronous = NORMAL')
const mine = Array.from({ length: bucketCount }, (_, bucket) => bucket).filter(
  (bucket) => bucket % Number(of) === Number(index),
)
const services = {
  db: database.db,
  clock: virtualClock(start + hour),
  segments: createSegments(database.db),
  programs: createPrograms(),
  breaker: createBreaker(),
  places: createPlaces(database.db, () => mine),
  report: (fault: unknown): never => {
    throw fault
  },
}
await services.programs.live(database.db, 'w')
console.log('ready')
await once(process.stdin, 'data')
let steps = 0
for (let fired = -1; fired !== 0;) {
  fired = await fireTimers(services)
  steps += fired
}
console.log(`done ${steps}`)
await database.close()
process.exit(0)
