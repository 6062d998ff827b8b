import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEgress } from '../../egress/create-egress.ts'
import { testChannel, type Mood } from '../testing/conformance.ts'
import { smsChannel } from './sms.ts'

const statuses: { readonly [M in Mood]?: number } = {
  takes: 202,
  'unknown recipient': 404,
  busy: 429,
  'refuses the credentials': 401,
}

testChannel('sms', async () => {
  const taken: { key: string; to: string }[] = []
  let mood: Mood = 'takes'
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (mood === 'breaks off after the message') return request.socket.destroy()
      if (mood === 'takes')
        taken.push({ key: String(request.headers['idempotency-key']), to: String(JSON.parse(body).to) })
      return response.writeHead(statuses[mood] ?? 500, { 'retry-after': '30' }).end('{"id":"p-1"}')
    })
  })
  const listen = (port: number): Promise<void> => new Promise((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    channel: smsChannel(createEgress({ privateHosts: ['127.0.0.1'] })),
    settings: { url: `http://127.0.0.1:${port}/send`, token: 'secret' },
    message: (key) => ({
      key,
      workspace: 'w',
      channel: 'sms',
      address: '+8613800138000',
      rendered: { channel: 'sms', text: 'Hello', encoding: 'GSM-7', length: 5, parts: 1 },
      headers: [],
    }),
    be: async (next) => {
      mood = next
      if (next === 'away') await new Promise((done) => server.close(done))
      else if (!server.listening) await listen(port)
    },
    taken: () => taken,
    close: async () => {
      server.closeAllConnections()
      if (server.listening) await new Promise((done) => server.close(done))
    },
  }
})
