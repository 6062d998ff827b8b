import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export interface ToolResult {
  code: number
  output: string
}

export interface ToolOptions {
  /** Print the output while it comes, besides returning it. */
  show?: boolean
  env?: Record<string, string>
}

/** Runs a tool of the project's node_modules in a folder; `output` is what it wrote to both streams. */
export async function runTool(
  cwd: string,
  tool: string,
  args: string[],
  options: ToolOptions = {},
): Promise<ToolResult> {
  const tools = join(cwd, 'node_modules', '.bin')
  const env = { ...process.env, ...options.env, PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` }
  const child = spawn(tool, args, { cwd, env, shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const [stream, shown] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      output += text
      if (options.show === true) shown.write(text)
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
