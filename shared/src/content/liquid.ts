// Every package that compiles this file needs the declaration, not only the one that includes the folder.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./liquidjs.d.ts" />
import { Liquid, type Template } from 'liquidjs/dist/liquid.browser.mjs'
import { error, type Finding, type Result } from '../problem/finding.ts'
import type { JsonObject } from '../problem/json.ts'
import { escapes, escapeValue, finishText, type Escape } from './escape.ts'
import { registerFilters, type RenderSettings } from './filters.ts'

/** The tags of our templates. There is none that reads another file, and none that runs code. */
export const tags = [
  'assign',
  'break',
  'capture',
  'case',
  'comment',
  'continue',
  'cycle',
  'echo',
  'for',
  'if',
  'raw',
  'unless',
  '#',
] as const

/** Characters of a template, and of what it renders to. */
export const longestTemplate = 100_000
const longestOutput = 500_000
/** Steps and characters that one render may use up: a loop to a hundred million stops at once. */
const memory = 200_000
/** The last resort. The server also renders where it can stop the process. */
const longestRenderMs = 1_000
/** How many parsed templates are remembered for each kind of place. */
const remembered = 500

const settingsByGlobals = new WeakMap<object, RenderSettings>()
const settingsOf = (globals: object): RenderSettings => {
  const settings = settingsByGlobals.get(globals)
  if (settings === undefined) throw new Error('A template is rendered without its settings')
  return settings
}

const makeEngine = (escape: Escape): Liquid => {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    outputEscape: (value) => escapeValue(value, escape),
    templates: {},
    parseLimit: longestTemplate,
    renderLimit: longestRenderMs,
    memoryLimit: memory,
  })
  const known: ReadonlySet<string> = new Set(tags)
  for (const name of Object.keys(engine.tags)) if (!known.has(name)) delete engine.tags[name]
  registerFilters(engine, escape, settingsOf)
  return engine
}

interface Place {
  readonly engine: Liquid
  readonly parsed: Map<string, Result<readonly Template[]>>
}
const places = new Map<Escape, Place>(
  escapes.map((escape) => [escape, { engine: makeEngine(escape), parsed: new Map() }]),
)
const placeOf = (escape: Escape): Place => {
  const place = places.get(escape)
  if (place === undefined) throw new Error(`No such place: ${escape}`)
  return place
}

const positionOf = (message: string): { readonly line: number; readonly column: number } => {
  const found = /, line:(\d+), col:(\d+)/.exec(message)
  return { line: Number(found?.[1] ?? 1), column: Number(found?.[2] ?? 1) }
}

/** Liquid says what is wrong in a sentence; what can be named gets a code of its own. */
const findingOf = (thrown: unknown): Finding => {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const position = positionOf(message)
  const filter = /undefined filter: ([^,\s]+)/.exec(message)?.[1]
  if (filter === 'raw') return error('content.raw-filter', { params: position })
  if (filter !== undefined) return error('content.unknown-filter', { params: { filter, ...position } })
  const tag = /tag "([^"]*)" not found/.exec(message)?.[1]
  if (tag !== undefined) return error('content.unknown-tag', { params: { tag, ...position } })
  if (message.includes('limit exceeded')) return error('content.over-limit', { params: position })
  if (message.includes('Invalid string length')) return error('content.over-limit', { params: position })
  const detail = message.split(', line:')[0] ?? message
  return error('content.does-not-parse', { params: { detail: detail.slice(0, 200), ...position } })
}

const parseNow = (engine: Liquid, template: string): Result<readonly Template[]> => {
  if (template.length > longestTemplate) {
    return { ok: false, findings: [error('content.too-long', { params: { max: longestTemplate } })] }
  }
  try {
    return { ok: true, value: engine.parse(template) }
  } catch (thrown) {
    return { ok: false, findings: [findingOf(thrown)] }
  }
}

/** Parses a template for a place, or says why not; never throws. */
export const parseTemplate = (template: string, escape: Escape): Result<readonly Template[]> => {
  const { engine, parsed } = placeOf(escape)
  const known = parsed.get(template)
  if (known !== undefined) return known
  if (parsed.size >= remembered) parsed.clear()
  const result = parseNow(engine, template)
  parsed.set(template, result)
  return result
}

export interface RenderOptions extends RenderSettings {
  readonly escape: Escape
}

/**
 * Fills a template with the values of the scope, escaped for the place where it stands. Data is never read as template.
 * A template that does not parse, or does too much, gives findings.
 */
export const renderText = (template: string, scope: JsonObject, options: RenderOptions): Result<string> => {
  const parsed = parseTemplate(template, options.escape)
  if (!parsed.ok) return parsed
  const globals = {}
  settingsByGlobals.set(globals, options)
  try {
    const text = placeOf(options.escape).engine.renderSync(parsed.value, scope, { globals })
    if (text.length > longestOutput) {
      return { ok: false, findings: [error('content.over-limit', { params: { line: 1, column: 1 } })] }
    }
    return { ok: true, value: finishText(text, options.escape) }
  } catch (thrown) {
    return { ok: false, findings: [findingOf(thrown)] }
  }
}

/** The references that a template reads, such as `person.firstName`, sorted; empty when it does not parse. */
export const templateReads = (template: string): readonly string[] => {
  const parsed = parseTemplate(template, 'text')
  if (!parsed.ok) return []
  const paths = placeOf('text').engine.globalVariableSegmentsSync(parsed.value)
  return [...new Set(paths.map(pathText))].toSorted()
}

/** A path up to its first computed part: `entry[person.key]` reads `entry`. */
const pathText = (segments: readonly unknown[]): string => {
  const computed = segments.findIndex((segment) => typeof segment === 'object')
  return segments.slice(0, computed === -1 ? segments.length : computed).join('.')
}
