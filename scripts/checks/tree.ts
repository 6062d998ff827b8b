import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tree } from './check.ts'

export const projectRoot = join(import.meta.dirname, '..', '..')

/** Every file of the repository that is tracked or would be: what `.gitignore` leaves. */
export function projectTree(): Tree {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(projectRoot, file)))
  return { root: projectRoot, files: files.sort() }
}

export function readText(tree: Tree, file: string): string {
  return readFileSync(join(tree.root, file), 'utf8')
}

export function isSource(file: string): boolean {
  return /\.tsx?$/.test(file)
}

/** Tests, and the helpers that only tests use. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || /\/testing(\/|\.ts$)/.test(file) || file.startsWith('e2e/')
}
