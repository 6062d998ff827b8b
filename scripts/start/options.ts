import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { StartProblem } from '../../api/src/start-problem.ts'

export interface StartOptions {
  host: string
  port: number
  /** Folder of the database and everything else that is kept. */
  data: string
  demo: 'ask' | 'demo' | 'empty'
}

export type ReadOptions = { ok: true; options: StartOptions } | { ok: false; problem: StartProblem }

const known = {
  empty: { type: 'boolean' },
  demo: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
} as const
const names = Object.keys(known)
  .map((name) => `--${name}`)
  .join(', ')

/** Reads the command line and the environment (`TRAILWRIGHT_PORT` for `--port`); the command line wins. */
export function readOptions(
  args: string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): ReadOptions {
  const given = args[0] === '--' ? args.slice(1) : args
  const { tokens, values } = parseArgs({ args: given, options: known, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') return refused('start.argument-unknown', { argument: token.value, names })
    if (token.kind !== 'option') continue
    const option = Object.entries(known).find(([name]) => name === token.name)?.[1]
    if (option === undefined) return refused('start.argument-unknown', { argument: token.rawName, names })
    if (option.type === 'string' && !token.value) return refused('start.value-missing', { argument: token.rawName })
  }
  const text = (name: 'port' | 'host' | 'data'): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : env[`TRAILWRIGHT_${name.toUpperCase()}`] || undefined
  }
  const chosen = values.empty === true || values.demo === true
  const is = (name: 'empty' | 'demo'): boolean =>
    chosen ? values[name] === true : isOn(env[`TRAILWRIGHT_${name.toUpperCase()}`])
  if (is('empty') && is('demo')) return refused('start.empty-and-demo', {})
  const port = text('port') ?? '4000'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return refused('start.port-invalid', { port })
  const demo = is('empty') ? 'empty' : is('demo') ? 'demo' : 'ask'
  const host = text('host') ?? '127.0.0.1'
  return { ok: true, options: { host, port: Number(port), data: resolve(root, text('data') ?? 'data'), demo } }
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no', 'off'].includes(value.toLowerCase())
}

function refused(code: string, params: StartProblem['params']): ReadOptions {
  return { ok: false, problem: { code, params } }
}
