import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The editor's canvas in a real browser beside a bare one: a process of the browser stories, which know the pages. */
export const benchCanvas = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, '../../e2e/perf/canvas.ts')
    const child = spawn(process.execPath, [script, ...process.argv.slice(3)], { stdio: 'inherit' })
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The measurement ended with ${code}`))))
  })
