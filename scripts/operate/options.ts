import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Attempt } from '../../api/src/start-problem.ts'

export interface OperateOptions {
  /** Folder of the database and everything else that is kept. */
  readonly data: string
  /** The file that the command is about; null: it takes none. */
  readonly file: string | null
  /** The given ones of the flags that the command knows. */
  readonly flags: ReadonlySet<string>
}

export interface Command {
  readonly takesFile: boolean
  readonly flags: readonly string[]
}

/** Reads the command line of an operator's command: `--data` as `pnpm start` has it, its own flags, perhaps a file. */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folders: { readonly root: string; readonly here: string },
  command: Command,
): Attempt<OperateOptions> {
  const given = args[0] === '--' ? args.slice(1) : [...args]
  const known = {
    data: { type: 'string' as const },
    ...Object.fromEntries(command.flags.map((flag) => [flag, flagOption])),
  }
  const names = Object.keys(known)
    .map((name) => `--${name}`)
    .join(', ')
  const { tokens, positionals, values } = parseArgs({ args: given, options: known, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (!(token.name in known)) return refused('operate.argument-unknown', { argument: token.rawName, names })
    if (token.name === 'data' && !token.value) return refused('operate.value-missing', { argument: token.rawName })
  }
  const [file, extra] = positionals
  const surplus = command.takesFile ? extra : file
  if (surplus !== undefined) return refused('operate.argument-unknown', { argument: surplus, names })
  if (command.takesFile && file === undefined) return refused('operate.file-missing', {})
  const named = typeof values['data'] === 'string' ? values['data'] : env['TRAILWRIGHT_DATA'] || 'data'
  return {
    ok: true,
    value: {
      data: resolve(folders.root, named),
      file: file === undefined ? null : resolve(folders.here, file),
      flags: new Set(command.flags.filter((flag) => values[flag] === true)),
    },
  }
}

const flagOption = { type: 'boolean' as const }

function refused(code: string, params: Readonly<Record<string, string>>): Attempt<never> {
  return { ok: false, problem: { code, params } }
}
