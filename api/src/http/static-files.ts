import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { contentSecurityPolicy } from './security-headers.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * The built web app. Only names that were in the folder at the start are ever answered, each by its exact path: there
 * is no path to climb out with. Any other path is a page of the app, hence index.html.
 */
export const staticFiles = (root: string, nonce: () => string): ((path: string) => Response | null) => {
  const files = new Map<string, string>(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(root, file).split(sep).join('/')}`, file]),
  )
  const index = readFileSync(join(root, 'index.html'), 'utf8')
  const page = (): Response => {
    const value = nonce()
    return new Response(index.replaceAll('__NONCE__', value), {
      headers: { 'content-type': types['.html'] ?? '', 'content-security-policy': contentSecurityPolicy(value) },
    })
  }
  return (path) => {
    const file = path === '/index.html' ? undefined : files.get(path)
    if (file !== undefined) {
      return new Response(new Uint8Array(readFileSync(file)), {
        headers: {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
      })
    }
    const looksLikeFile = extname(path) !== '' || /[\\%]|\/\/|\.\./.test(path)
    return looksLikeFile ? null : page()
  }
}
