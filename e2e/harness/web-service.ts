import { createServer } from 'node:http'

/** A web service of somebody else, on this machine: keeps what it was asked and answers JSON. */
export interface WebService {
  readonly url: string
  readonly asked: readonly { readonly method: string; readonly path: string; readonly body: string }[]
  /** What it answers from now on: 200 until it breaks. */
  answers(status: number): void
  close(): Promise<void>
}

export const openWebService = async (answer: Readonly<Record<string, unknown>>): Promise<WebService> => {
  let status = 200
  const asked: { method: string; path: string; body: string }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      asked.push({ method: request.method ?? '', path: request.url ?? '', body: Buffer.concat(parts).toString('utf8') })
      response
        .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
        .end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers: (next) => {
      status = next
    },
    close: () => new Promise((done) => server.close(() => done())),
  }
}
