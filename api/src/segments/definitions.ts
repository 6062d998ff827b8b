import type { Evaluate } from '@trailwright/shared/condition/answer.ts'
import { compileCondition } from '@trailwright/shared/condition/evaluate.ts'
import type { FactNeeds } from '@trailwright/shared/condition/facts.ts'
import { needsOf } from '@trailwright/shared/condition/needs.ts'
import { touchesOf, type Touches } from '@trailwright/shared/condition/reads.ts'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** A segment with its condition compiled. */
export interface Definition {
  readonly id: string
  readonly evaluate: Evaluate
  readonly needs: FactNeeds
  readonly touches: Touches
}

const compiled = new Map<string, Definition>()
const remembered = 5000

const definitionOf = (
  workspace: string,
  row: { readonly id: string; readonly rev: number; readonly condition: string },
): Definition => {
  const key = `${workspace} ${row.id} ${row.rev} ${row.condition}`
  const known = compiled.get(key)
  if (known !== undefined) return known
  const condition = conditionSchema.parse(JSON.parse(row.condition))
  const definition = {
    id: row.id,
    evaluate: compileCondition(condition),
    needs: needsOf(condition),
    touches: touchesOf(condition),
  }
  if (compiled.size >= remembered) compiled.clear()
  compiled.set(key, definition)
  return definition
}

/** All segments of a workspace; those that others are made of come before them. */
export const readDefinitions = async (db: Kysely<Tables>, workspace: string): Promise<readonly Definition[]> => {
  const rows = await db
    .selectFrom('segment')
    .select(['id', 'rev', 'condition'])
    .where('workspace', '=', workspace)
    .orderBy('id')
    .execute()
  return inOrderOfUse(rows.map((row) => definitionOf(workspace, row)))
}

const inOrderOfUse = (definitions: readonly Definition[]): readonly Definition[] => {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]))
  const ordered = new Set<Definition>()
  const visiting = new Set<string>()
  const visit = (definition: Definition): void => {
    if (ordered.has(definition) || visiting.has(definition.id)) return
    visiting.add(definition.id)
    for (const used of definition.touches.segments) {
      const other = byId.get(used)
      if (other !== undefined) visit(other)
    }
    ordered.add(definition)
  }
  definitions.forEach(visit)
  return [...ordered]
}
