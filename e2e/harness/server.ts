/** The whole product in a process of its own, with a clock that the story moves through messages of the parent. */
import { systemClock } from '@trailwright/api/src/clock.ts'
import { main } from '@trailwright/api/src/main.ts'
import { movingClock } from './moving-clock.ts'

const [data = '', demo = 'empty'] = process.argv.slice(2)
const clock = movingClock()
const started = await main(
  { host: '127.0.0.1', port: 0, data, demo: demo === 'demo' ? 'demo' : demo === 'ask' ? 'ask' : 'empty' },
  { clock, sessionClock: systemClock(), env: { ...process.env, TRAILWRIGHT_PRIVATE_HOSTS: '127.0.0.1' } },
)
if (!started.ok) throw new Error(JSON.stringify(started.problem))

/** `move` jumps ahead and does what is due; `settle` does what is due. Both answer when it is done. */
process.on('message', (message: { readonly id: number; readonly move?: number }) => {
  if (message.move !== undefined) clock.moveBy(message.move)
  void started.settle().then(() => process.send?.({ id: message.id }))
})
process.on('disconnect', () => void started.close().then(() => process.exit(0)))
process.send?.({ url: started.url, ownerLink: started.ownerLink })
