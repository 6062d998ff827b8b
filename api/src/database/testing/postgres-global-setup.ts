import { createServer, type Socket } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The port where a test asks for PostgreSQL's port. */
    postgresOnDemand: number
  }
}

/** One PostgreSQL for the whole run, started when the first test asks for it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined
  const answer = async (socket: Socket): Promise<void> => {
    server ??= startPostgres()
    try {
      socket.end(String((await server).port))
    } catch {
      socket.destroy() // the server has said why on standard error
    }
  }
  const desk = createServer((socket) => void answer(socket.on('error', () => socket.destroy())))
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  const address = desk.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  project.provide('postgresOnDemand', address.port)
  return async () => {
    desk.close()
    await (await server)?.stop()
  }
}
