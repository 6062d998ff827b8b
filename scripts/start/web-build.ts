import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = [
  'web/index.html',
  'web/public',
  'web/src',
  'shared/src',
  'shared/examples',
  'vite.config.ts',
  'pnpm-lock.yaml',
]

/** Builds the web app into `dist/web`, unless it is there and made of the very same sources. Says so through `tell`. */
export async function ensureWebIsBuilt(root: string, tell: (line: string) => void): Promise<void> {
  const stamp = join(root, 'dist', 'web', '.sources')
  const current = fingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return
  tell('building')
  const { build } = await import('vite') // slow to load, and mostly not needed
  await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error' })
  writeFileSync(stamp, current)
}

/** A hash over the names and contents of everything the web app is made of; tests do not count. */
function fingerprint(root: string): string {
  const hash = createHash('sha256')
  const files = sources.flatMap((path) => (existsSync(join(root, path)) ? filesUnder(root, path) : []))
  for (const file of files.filter((path) => !/\.test\.tsx?$/.test(path)).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(root: string, path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => filesUnder(root, `${path}/${name}`))
}
