import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Tree } from '../checks/check.ts'

/** A copy of the repository in a temporary folder, with the same dependencies. */
export function copyOf(tree: Tree, files: readonly string[] = tree.files): Tree {
  const root = mkdtempSync(join(tmpdir(), 'trailwright-planted-'))
  for (const file of files) cpSync(join(tree.root, file), join(root, file))
  symlinkSync(join(tree.root, 'node_modules'), join(root, 'node_modules'), 'junction')
  for (const name of ['shared', 'api', 'web', 'e2e']) {
    const installed = join(name, 'node_modules')
    if (!existsSync(join(tree.root, installed))) continue
    mkdirSync(join(root, name), { recursive: true })
    cpSync(join(tree.root, installed), join(root, installed), { recursive: true, verbatimSymlinks: true })
  }
  return { root, files }
}

/** Writes a file into the copy, and gives the tree that has it. */
export function plant(tree: Tree, file: string, text: string): Tree {
  mkdirSync(dirname(join(tree.root, file)), { recursive: true })
  writeFileSync(join(tree.root, file), text)
  return { root: tree.root, files: [...new Set([...tree.files, file])] }
}

export function remove(tree: Tree): void {
  rmSync(tree.root, { recursive: true, force: true })
}
