import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A running copy of the product on a database of its own. */
export interface Product {
  readonly url: string
  /** Makes the first owner, once. */
  readonly ownerLink: string
  /** Moves its clock ahead and waits until everything that fell due is done. */
  moveClock(ms: number): Promise<void>
  /** Waits until everything that is due is done. */
  settle(): Promise<void>
  close(): Promise<void>
}

interface Hello {
  readonly url: string
  readonly ownerLink: string | null
}

const isHello = (message: unknown): message is Hello =>
  typeof message === 'object' && message !== null && 'url' in message
const isDone = (message: unknown, id: number): boolean =>
  typeof message === 'object' && message !== null && 'id' in message && message.id === id

export const startProduct = async (demo: 'ask' | 'demo' | 'empty'): Promise<Product> => {
  const data = mkdtempSync(join(tmpdir(), 'trailwright-e2e-'))
  const child = fork(join(import.meta.dirname, 'server.ts'), [data, demo], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const hello = await new Promise<Hello>((resolve, reject) => {
    child.on('message', (message) => isHello(message) && resolve(message))
    child.once('exit', (code) => reject(new Error(`The product ended with code ${code} while it started`)))
  })
  let asked = 0
  const ask = (message: { readonly move?: number }): Promise<void> => {
    asked += 1
    const id = asked
    return new Promise((resolve) => {
      const listen = (answer: unknown): void => {
        if (!isDone(answer, id)) return
        child.off('message', listen)
        resolve()
      }
      child.on('message', listen)
      child.send({ id, ...message })
    })
  }
  return {
    url: hello.url,
    ownerLink: hello.ownerLink ?? '',
    moveClock: (move) => ask({ move }),
    settle: () => ask({}),
    close: async () => {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.disconnect()
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}
