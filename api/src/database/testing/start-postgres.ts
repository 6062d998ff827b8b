import { spawn } from 'node:child_process'
import { join } from 'node:path'

export interface PostgresServer {
  /** On 127.0.0.1, user `trailwright`, no password. */
  port: number
  stop(): Promise<void>
}

/** Starts an empty PostgreSQL on a free port, in a temporary folder; it ends with this process, however that ends. */
export async function startPostgres(): Promise<PostgresServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
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
    async stop() {
      child.stdin.end()
      await ended
    },
  }
}
