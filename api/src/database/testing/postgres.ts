import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import pg from 'pg'
import { inject } from 'vitest'

export interface PostgresDatabase {
  url: string
  /** Drops the database, whoever is still connected to it. */
  close(): Promise<void>
}

/** A new, empty database on the PostgreSQL of this test run. Ask once a test file, and close it in `afterAll`. */
export async function postgresForTests(): Promise<PostgresDatabase> {
  const server = `postgres://trailwright@127.0.0.1:${await serverPort()}`
  const name = `test_${randomBytes(8).toString('hex')}`
  await execute(`${server}/postgres`, `create database ${name}`)
  return { url: `${server}/${name}`, close: () => execute(`${server}/postgres`, `drop database ${name} with (force)`) }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function serverPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(inject('postgresOnDemand'), '127.0.0.1').setEncoding('utf8')
    let said = ''
    socket.on('data', (text: string) => (said += text))
    socket.on('error', reject)
    socket.on('close', () => (said === '' ? reject(new Error('PostgreSQL did not start')) : resolve(Number(said))))
  })
}
