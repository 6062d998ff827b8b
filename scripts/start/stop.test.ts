import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'

const anHour = 3_600_000
let child: ChildProcess | null = null
let data = ''
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

/** The first line that a process says and that fits. */
const line = (from: ChildProcess, fits: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    from.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = said.split('\n').find((each) => fits.test(each))
      if (found !== undefined) resolve(found)
    })
    from.once('exit', (code) => reject(new Error(`It ended with ${code} before it said ${String(fits)}`)))
  })

const serve = async (patienceMs: number): Promise<[ChildProcess, URL]> => {
  data = mkdtempSync(join(tmpdir(), 'stop-'))
  const { DATABASE_URL: _, ...env } = process.env
  const started = spawn(process.execPath, [join(import.meta.dirname, 'testing/served.ts'), data, String(patienceMs)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = started
  return [started, new URL(await line(started, /^http:/))]
}

/** A call in hand: it says how long its body is, and has sent half of it. */
const begin = async ({ port }: URL): Promise<Socket> => {
  const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8')
  await once(socket, 'connect')
  const head = ['POST /v1/track HTTP/1.1', 'host: localhost', 'content-type: application/json', 'content-length: 12']
  socket.write([...head, 'expect: 100-continue', '', ''].join('\r\n'))
  // The server has it in hand as soon as it asks for the rest.
  await once(socket, 'data')
  socket.write('{"a":')
  return socket
}

const ended = async (process: ChildProcess): Promise<unknown> => {
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
  return process.exitCode ?? process.signalCode
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends a copy that does nothing, with 0', async (signal) => {
  const [served, url] = await serve(anHour)
  served.kill(signal)
  expect(await ended(served)).toBe(0)
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('a call in hand gets its answer first, and no new one comes in', async () => {
  const [served, url] = await serve(anHour)
  const call = await begin(url)
  const stopping = line(served, /^stopping/)
  served.kill('SIGTERM')
  await stopping
  await expect(fetch(url)).rejects.toThrow('fetch failed')
  call.write('"bcdef"')
  const [answer] = await once(call, 'data')
  expect(answer).toMatch(/^HTTP\/1\.1 400 /)
  expect(await ended(served)).toBe(0)
})

test('a second signal ends it at once', async () => {
  const [served, url] = await serve(anHour)
  const call = await begin(url)
  const stopping = line(served, /^stopping/)
  served.kill('SIGTERM')
  await stopping
  served.kill('SIGTERM')
  expect(await ended(served)).toBe(0)
  call.destroy()
})

test('whoever never ends is not waited for beyond its patience', async () => {
  const [served, url] = await serve(50)
  const call = await begin(url)
  served.kill('SIGTERM')
  expect(await ended(served)).toBe(0)
  call.destroy()
})
