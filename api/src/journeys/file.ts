import { z } from 'zod'
import { contentSchema } from '@trailwright/shared/content/schema.ts'
import { layoutSchema } from '@trailwright/shared/graph/schema.ts'
import { readJourney } from '@trailwright/shared/journey/read.ts'
import { error, type Finding, type Result } from '@trailwright/shared/problem/finding.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { lift } from '@trailwright/shared/compile/lift.ts'
import { findingsOf } from '../http/issues.ts'
import { type Bundle, bundledSegmentSchema } from './bundle.ts'

const format = 1

const besideSchema = z.strictObject({
  trailwright: z.literal(format),
  journey: z.unknown(),
  layout: layoutSchema.exactOptional(),
  contents: z.record(z.string().min(1).max(64), contentSchema).exactOptional(),
  segments: z.array(bundledSegmentSchema).exactOptional(),
})

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const within = (key: string, findings: readonly Finding[]): readonly Finding[] =>
  findings.map((finding) => ({ ...finding, path: [key, ...finding.path] }))

/**
 * What a file holds: a journey with what it needs, or a bare journey document written by hand. Everything that is wrong
 * is found at once, each with its path in the file.
 */
export const readJourneyFile = (file: Json): Result<Bundle> => {
  if (!isObject(file)) return { ok: false, findings: [error('document.unreadable')] }
  if ('dsl' in file) {
    const journey = readJourney(file)
    return journey.ok ? { ok: true, value: { graph: lift(journey.value), contents: {}, segments: [] } } : journey
  }
  const beside = besideSchema.safeParse(file)
  const journey = readJourney(file['journey'] ?? null)
  const findings = [
    ...(beside.success ? [] : findingsOf(beside.error.issues, [])),
    ...(journey.ok ? [] : within('journey', journey.findings)),
  ]
  if (!beside.success || !journey.ok) return { ok: false, findings }
  const { layout, contents = {}, segments = [] } = beside.data
  return { ok: true, value: { graph: lift(journey.value, layout), contents, segments } }
}
