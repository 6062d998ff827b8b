/** The bare route in a process of its own: `node bare-ingest.ts <file>`; prints its address. */
import { openSqlite } from '../../api/src/database/connection.ts'
import { listen } from '../../api/src/http/listen.ts'
import { bareRoute } from '../../api/src/ingest/bench/bare-route.ts'

const [file = ''] = process.argv.slice(2)
const { sqlite } = openSqlite(file)
if (sqlite === null) throw new Error('An SQLite store')
const listening = await listen(bareRoute(sqlite), '127.0.0.1', 0)
if (!listening.ok) throw new Error(JSON.stringify(listening.problem))
console.log(JSON.stringify({ url: listening.value.url }))
