import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
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
          if ('closeIdleConnections' in server) server.closeIdleConnections()
        })
      resolve({ ok: true, value: { url: `http://${shown}:${bound}`, close } })
    })
  })
