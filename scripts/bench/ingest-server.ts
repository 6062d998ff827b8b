/** The product in a process of its own, as it starts: `node ingest-server.ts <data folder>`; prints its address and link. */
import { main } from '../../api/src/main.ts'

const [data = ''] = process.argv.slice(2)
const started = await main({ host: '127.0.0.1', port: 0, data, demo: 'empty' })
if (!started.ok) throw new Error(JSON.stringify(started.problem))
console.log(JSON.stringify({ url: started.url, ownerLink: started.ownerLink }))
process.on('SIGTERM', () => void started.close().then(() => process.exit(0)))
