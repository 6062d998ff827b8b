import { compileCondition } from '@trailwright/shared/condition/evaluate.ts'
import { needsOf } from '@trailwright/shared/condition/needs.ts'
import type { Condition } from '@trailwright/shared/condition/schema.ts'
import { templateOf } from '@trailwright/shared/condition/sql/fragment.ts'
import { sqlOf } from '@trailwright/shared/condition/sql/sql-of.ts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/connection.ts'
import type { Tables } from '../database/tables.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { pagesOfPeople } from './pages-of-people.ts'
import { readFacts } from '../people/index.ts'

const sampleSize = 5
const peopleAtOnce = 1000

export interface Counted {
  readonly count: number
  readonly of: number
  /** Ids of a few who match. */
  readonly sample: readonly string[]
  readonly reach: readonly { readonly channel: string; readonly people: number }[]
}

/** How many people match now: by SQL where SQL can say it, else one by one. */
export const countMatches = async (
  { db, dialect }: Database,
  workspace: string,
  condition: Condition,
  at: number,
): Promise<Counted> => {
  const { zone } = await readSettings(db, workspace)
  const everybody = db.selectFrom('person as p').where('p.workspace', '=', workspace).where('p.merged_into', 'is', null)
  const total = await everybody.select((row) => row.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const zones = await everybody.select('p.zone').distinct().execute()
  const expression = sqlOf(condition, { dialect, at, zone, zones: zones.flatMap((row) => row.zone ?? []) })
  const matches: RawBuilder<boolean> = expression.ok
    ? sql<boolean>(templateOf(expression.sql), ...expression.sql.parameters)
    : await matchesOneByOne(db, workspace, condition, zone, at)
  const matching = everybody.where(matches)
  const found = await matching.select((row) => row.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const sample = await matching.select('p.id').orderBy('p.updated_at', 'desc').limit(sampleSize).execute()
  const reach = await db
    .selectFrom('contact_point as c')
    .select(['c.channel', (row) => row.fn.count<number>('c.person').distinct().as('people')])
    .where('c.workspace', '=', workspace)
    .where('c.suppressed', 'is', null)
    .where('c.person', 'in', matching.select('p.id'))
    .groupBy('c.channel')
    .orderBy('c.channel')
    .execute()
  return {
    count: Number(found.n),
    of: Number(total.n),
    sample: sample.map(({ id }) => id),
    reach: reach.map(({ channel, people }) => ({ channel, people: Number(people) })),
  }
}

const matchesOneByOne = async (
  db: Kysely<Tables>,
  workspace: string,
  condition: Condition,
  zone: string,
  at: number,
): Promise<RawBuilder<boolean>> => {
  const evaluate = compileCondition(condition)
  const found: string[] = []
  for await (const people of pagesOfPeople(db, workspace, peopleAtOnce)) {
    const facts = await readFacts(db, workspace, people, needsOf(condition), { zone, at })
    for (const [id, known] of facts) if (evaluate({ facts: known }, at).value === true) found.push(id)
  }
  return found.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`p.id in (${sql.join(found)})`
}
