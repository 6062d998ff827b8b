/** Another process that has a database open, as a server has: `node holder.ts <file> <note>`. */
import { openSqlite } from '../../database/connection.ts'

const [file = '', value = ''] = process.argv.slice(2)
const { sqlite } = openSqlite(file)
sqlite?.prepare(`insert or replace into meta values ('note', ?)`).run(value)
console.log('held')
process.on('SIGTERM', () => {
  sqlite?.close()
  process.exit(0)
})
setInterval(() => sqlite?.open, 60_000)
