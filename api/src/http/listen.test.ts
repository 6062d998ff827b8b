import { Hono } from 'hono'
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

test('closing lets the call in hand end, and waits for no connection without one', async () => {
  let finish = (): void => undefined
  let begun = (): void => undefined
  const hasBegun = new Promise<void>((resolve) => (begun = resolve))
  const app = new Hono().get('/slow', async (context) => {
    begun()
    await new Promise<void>((resolve) => (finish = resolve))
    return context.text('done')
  })
  const listening = await listen(app, '127.0.0.1', 0)
  if (!listening.ok) throw new Error(listening.problem.code)
  const { url, close } = listening.value

  const quiet = connect(Number(new URL(url).port), '127.0.0.1')
  await once(quiet, 'connect')
  const slow = fetch(`${url}/slow`)
  await hasBegun
  const closed = close()
  await once(quiet, 'close')
  finish()
  expect(await (await slow).text()).toBe('done')
  await closed
  await expect(fetch(`${url}/slow`)).rejects.toThrow('fetch failed')
})
