import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Guard } from './guards.ts'

/** The files of the guard, without it. Throws where its text is not found exactly once: then the list of guards is stale. */
export const withoutGuard = (root: string, { name, changes }: Guard): Readonly<Record<string, string>> => {
  const planted: Record<string, string> = {}
  for (const { file, from, to } of changes) {
    const text = planted[file] ?? readFileSync(join(root, file), 'utf8')
    if (text.split(from).length !== 2) throw new Error(`“${name}” is not found exactly once in ${file}`)
    planted[file] = text.replace(from, () => to)
  }
  return planted
}
