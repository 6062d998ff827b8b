import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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

/** The copy with these files written into it; `undo` leaves it as it was. */
export function plant(tree: Tree, planted: Readonly<Record<string, string>>): { tree: Tree; undo: () => void } {
  const before = Object.keys(planted).map((file) => {
    const path = join(tree.root, file)
    return { path, text: existsSync(path) ? readFileSync(path, 'utf8') : undefined }
  })
  for (const [file, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(tree.root, file)), { recursive: true })
    writeFileSync(join(tree.root, file), text)
  }
  const undo = (): void => {
    for (const { path, text } of before) {
      if (text === undefined) rmSync(path)
      else writeFileSync(path, text)
    }
  }
  return { tree: { root: tree.root, files: [...new Set([...tree.files, ...Object.keys(planted)])] }, undo }
}

export function remove(tree: Tree): void {
  rmSync(tree.root, { recursive: true, force: true })
}
