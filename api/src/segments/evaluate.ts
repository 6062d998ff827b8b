import { mergeNeeds, type Facts } from '@trailwright/shared/condition/facts.ts'
import { bucketOf } from '@trailwright/shared/hash/hash.ts'
import { type Kysely, sql } from 'kysely'
import { given, insertRows, replacing } from '../database/bulk.ts'
import type { MembershipTable, Tables } from '../database/tables.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { readFacts } from '../people/index.ts'
import type { Definition } from './definitions.ts'
import type { MembershipChange } from './segments.ts'

const keys = ['bucket', 'workspace', 'person', 'segment'] as const

type Standing = Pick<MembershipTable, 'member' | 'since' | 'wake'>

const standingKey = (person: string, segment: string): string => `${person} ${segment}`

const readStandings = async (
  db: Kysely<Tables>,
  workspace: string,
  people: readonly string[],
  segments: readonly string[],
): Promise<Map<string, Standing>> => {
  const places = people.flatMap((person) =>
    segments.map((segment) => ({ bucket: bucketOf(workspace, person), person, segment })),
  )
  const { rows } = await sql<
    Standing & { person: string; segment: string }
  >`select m.person, m.segment, m.member, m.since, m.wake
    from ${given(db, ['bucket', 'person', 'segment'], places)} as wanted cross join membership as m
    where m.bucket = wanted.bucket and m.workspace = ${workspace} and m.person = wanted.person
      and m.segment = wanted.segment`.execute(db)
  return new Map(rows.map((row) => [standingKey(row.person, row.segment), row]))
}

/**
 * Evaluates these segments for these people, in the order given, and writes what is different: membership, and when
 * to look again. A later segment sees the memberships that an earlier one has just changed.
 */
export const evaluateFor = async (
  db: Kysely<Tables>,
  workspace: string,
  definitions: readonly Definition[],
  people: readonly string[],
  at: number,
): Promise<readonly MembershipChange[]> => {
  if (definitions.length === 0 || people.length === 0) return []
  const { zone } = await readSettings(db, workspace)
  const needs = mergeNeeds(definitions.map((definition) => definition.needs))
  const facts = await readFacts(db, workspace, people, needs, { zone, at })
  const standings = await readStandings(
    db,
    workspace,
    people,
    definitions.map(({ id }) => id),
  )
  const changes: MembershipChange[] = []
  const rows: MembershipTable[] = []
  for (const [person, read] of facts) {
    let known: Facts = read
    for (const definition of definitions) {
      const answer = definition.evaluate({ facts: known }, at)
      const before = standings.get(standingKey(person, definition.id))
      // What cannot be known leaves membership as it is.
      const isMember = answer.value === 'unknown' ? before?.member === 1 : answer.value
      const wasMember = before?.member === 1
      const wake = answer.until === 'never' ? null : answer.until
      known = { ...known, segments: { ...known.segments, [definition.id]: isMember } }
      if (isMember !== wasMember) changes.push({ person, segment: definition.id, member: isMember })
      if (isMember === wasMember && wake === (before?.wake ?? null)) continue
      const since = isMember === wasMember ? (before?.since ?? at) : at
      rows.push({
        bucket: bucketOf(workspace, person),
        workspace,
        person,
        segment: definition.id,
        member: isMember ? 1 : 0,
        since,
        wake,
      })
    }
  }
  const [first] = rows
  if (first !== undefined) await insertRows(db, 'membership', rows, replacing(keys, Object.keys(first)))
  return changes
}
