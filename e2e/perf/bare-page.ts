import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { build } from 'vite'

const source = join(import.meta.dirname, '../../web/bench/canvas-bare')
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** The bare page, built and served on this machine. */
export interface BarePage {
  /** Draws that graph from now on; its address in a box of that size. */
  serve(graph: Graph, box: { readonly width: number; readonly height: number }): string
  close(): Promise<void>
}

export const openBarePage = async (): Promise<BarePage> => {
  const folder = mkdtempSync(join(tmpdir(), 'trailwright-bare-'))
  await build({
    configFile: false,
    root: source,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2024' },
  })
  let data = '{}'
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/graph.json') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(data)
      return
    }
    const file = pathname === '/' ? '/index.html' : pathname
    try {
      const text = readFileSync(join(folder, file))
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain', 'cache-control': 'max-age=600' })
      response.end(text)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    serve: (graph, { width, height }) => {
      data = JSON.stringify(graph)
      return `http://127.0.0.1:${port}/?width=${width}&height=${height}`
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
