/** A bare route in a process of its own: `node bare-ingest.ts <file> event|rows`; prints its address. */
import { openSqlite } from '../../api/src/database/connection.ts'
import { listen } from '../../api/src/http/listen.ts'
import { migrate } from '../../api/src/database/migrate.ts'
import { bareRoute, bareRows } from '../../api/src/ingest/bench/bare-route.ts'

const [file = '', what] = process.argv.slice(2)
const { sqlite, db, dialect } = openSqlite(file)
if (sqlite === null) throw new Error('An SQLite store')
if (what === 'rows') await migrate(db, dialect)
const listening = await listen(what === 'rows' ? bareRows(sqlite) : bareRoute(sqlite), '127.0.0.1', 0)
if (!listening.ok) throw new Error(JSON.stringify(listening.problem))
console.log(JSON.stringify({ url: listening.value.url }))
