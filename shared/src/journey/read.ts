import { error, type Finding, type Result } from '../problem/finding.ts'
import type { Json, JsonObject } from '../problem/json.ts'
import { isTooDeep } from '../problem/sorted.ts'
import { canonicalJourney } from './canonical.ts'
import { migrate } from './migrate.ts'
import { schemaFindings } from './schema-findings.ts'
import { journeySchema, type Journey } from './schema.ts'
import { canonicalSettings } from './settings.ts'

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [])

/** Settings may be left out of a file written by hand: they are the defaults. */
const withDefaults = (document: JsonObject): JsonObject => {
  const { entry, goals, exits } = document
  const settings = canonicalSettings({ entry: isObject(entry) ? entry : {}, goals: list(goals), exits: list(exits) })
  return {
    ...document,
    ...(entry === undefined || isObject(entry) ? { entry: settings.entry } : {}),
    ...(goals === undefined || Array.isArray(goals) ? { goals: settings.goals } : {}),
    ...(exits === undefined || Array.isArray(exits) ? { exits: settings.exits } : {}),
  }
}

const refuse = (...findings: readonly Finding[]): Result<never> => ({ ok: false, findings })

/**
 * A journey from a file of any version, in canonical form, or everything that keeps it from being read. What it points
 * to, and whether it can run, is for `compile` to check.
 */
export const readJourney = (document: Json): Result<Journey> => {
  if (!isObject(document) || isTooDeep(document)) return refuse(error('document.unreadable'))
  const migrated = migrate(document)
  if (!migrated.ok) return migrated
  const filled = withDefaults(migrated.value)
  const parsed = journeySchema.safeParse(filled)
  if (!parsed.success) return refuse(...schemaFindings(filled, parsed.error, { area: 'document', path: [] }))
  // Its settings were parsed just now; a draft's are loose, which is the wider type.
  return { ok: true, value: canonicalJourney(parsed.data) }
}
