import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Attempt, codeOf, failed } from '../start-problem.ts'

export interface Listening {
  readonly url: string
  /** Lets the calls in hand end, and closes. */
  close(): Promise<void>
}

const problems: Readonly<Record<string, string>> = {
  EADDRINUSE: 'start.port-taken',
  EACCES: 'start.port-forbidden',
  EADDRNOTAVAIL: 'start.host-unknown',
  ENOTFOUND: 'start.host-unknown',
}

/** Serves the app; port 0 takes any free one. */
export const listen = (app: Hono, host: string, port: number): Promise<Attempt<Listening>> =>
  new Promise((resolve, reject) => {
    const server = createAdaptorServer({ fetch: app.fetch })
    const calls = callsOf(server)
    server.once('error', (thrown) => {
      const code = problems[codeOf(thrown)]
      if (code === undefined) reject(thrown)
      else resolve(failed(code, { host, port }))
    })
    server.listen(port, host, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : port
      const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed())
          calls.endQuietOnes()
        })
      resolve({ ok: true, value: { url: `http://${shown}:${bound}`, close } })
    })
  })

/**
 * Which connections have a call in hand. Node counts those that a browser opened ahead of need, and that never said
 * anything, as busy, and would wait a minute for each.
 */
const callsOf = (server: ReturnType<typeof createAdaptorServer>): { endQuietOnes(): void } => {
  const inHand = new Map<Socket, number>()
  let isEnding = false
  server.on('connection', (socket: Socket) => {
    inHand.set(socket, 0)
    socket.once('close', () => inHand.delete(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    inHand.set(socket, (inHand.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const left = (inHand.get(socket) ?? 1) - 1
      inHand.set(socket, left)
      if (isEnding && left === 0) socket.destroy()
    })
  })
  return {
    endQuietOnes: () => {
      isEnding = true
      for (const [socket, calls] of inHand) if (calls === 0) socket.destroy()
    },
  }
}
