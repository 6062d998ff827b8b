import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** A server that is killed and started again. */
export interface Victim {
  /** Where it serves now; null while it is down. */
  url(): string | null
  /** Starts, and waits until it serves. */
  start(): Promise<void>
  /** Starts, and does not wait longer than that until it serves. */
  startFor(ms: number): Promise<void>
  /** SIGKILL: nothing of it runs on. */
  kill(): Promise<void>
  /** SIGTERM, and waits for its end. */
  stop(): Promise<void>
}

export const victim = (data: string, env: Readonly<Record<string, string>>): Victim => {
  let child: ChildProcess | null = null
  let url: string | null = null
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ending = child
    child = null
    url = null
    if (ending === null) return
    if (ending.exitCode !== null) throw new Error(`The server ended by itself with ${ending.exitCode}`)
    const ended = new Promise<void>((done) => ending.once('exit', () => done()))
    ending.kill(signal)
    await ended
  }
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [join(import.meta.dirname, 'server.ts'), data], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    let said = ''
    let complained = ''
    started.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained = (complained + text).slice(-4000)
    })
    url = await new Promise<string>((resolve, reject) => {
      started.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const found = /"url":"([^"]+)"/.exec(said)
        if (found?.[1] !== undefined) resolve(found[1])
      })
      started.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${complained}`)))
    })
  }
  return {
    url: () => url,
    start,
    startFor: async (ms) => {
      // Killed while it starts, it never says where it serves.
      await Promise.race([start().catch(() => {}), new Promise((done) => setTimeout(done, ms))])
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}
