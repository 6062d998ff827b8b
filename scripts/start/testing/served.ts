/** The product in a process of its own, to be stopped: `node served.ts <data folder> <patience in ms>`. */
import { main } from '../../../api/src/main.ts'
import { stopOnSignals } from '../stop.ts'

const [data = '', patience = ''] = process.argv.slice(2)
const started = await main({ host: '127.0.0.1', port: 0, data, demo: 'empty' })
if (!started.ok) throw new Error(JSON.stringify(started.problem))
stopOnSignals({
  close: started.close,
  patienceMs: Number(patience),
  began: () => console.log('stopping'),
  failed: (fault) => console.error(fault),
})
console.log(started.url)
