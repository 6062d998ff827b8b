import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface PostgresServer {
  /** On 127.0.0.1, user `trailwright`, no password. */
  port: number
  /** Goes down at once, as in a power cut, and comes back on the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts an empty PostgreSQL on a free port, in a temporary folder; it ends with this process, however that ends.
 * `durable`: what it says is committed outlives its own death, as everywhere but in tests that want to be quick.
 */
export async function startPostgres(durable = false): Promise<PostgresServer> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'postgres-server.ts'), ...(durable ? ['durable'] : [])],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8')
    child.stdout.on('data', (text: string) => {
      output += text
      const said = /"port":(\d+)/.exec(output)
      if (said !== null) resolve(Number(said[1]))
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`PostgreSQL did not start (code ${code})`)))
  })
  return {
    port,
    restart: () =>
      new Promise((resolve) => {
        child.stdout.once('data', () => resolve())
        child.stdin.write('restart\n')
      }),
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
