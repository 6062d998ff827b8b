import { posix } from 'node:path'
import type { Tree } from './check.ts'
import { readText } from './tree.ts'

const statement = /(?:^|[\s;}])(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s+)?'([^']+)'|import\(\s*'([^']+)'/g
const packages = /^@trailwright\/(shared|api|web|e2e)(?:\/(.*))?$/

/** What a file imports, as paths from the root for our own files (`shared/src/time/zone.ts`), else the name as written. */
export function importsOf(tree: Tree, file: string): string[] {
  const code = readText(tree, file).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return [...code.matchAll(statement)].map((match) => resolved(file, match[1] ?? match[2] ?? ''))
}

function resolved(file: string, written: string): string {
  if (written.startsWith('.')) return posix.join(posix.dirname(file), written)
  const ours = packages.exec(written)
  if (ours === null) return written
  return posix.join(ours[1] ?? '', 'src', ours[2] ?? '')
}
