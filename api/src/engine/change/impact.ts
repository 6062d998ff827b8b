import { load } from '@trailwright/shared/compile/load.ts'
import { longestPath } from '@trailwright/shared/compile/longest-path.ts'
import { fateOf, proposeMap } from '@trailwright/shared/diff/propose-map.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'
import type { NodeMap } from '@trailwright/shared/run/enrollment.ts'
import { type Mover, prospectsOf, type Prospects } from '@trailwright/shared/run/what-next.ts'
import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import type { ImpactNode, previewPublish } from '@trailwright/shared/wire/live-change.ts'
import type { Role } from '@trailwright/shared/wire/route.ts'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'
import { personRows } from '../../people/index.ts'
import { createPrograms, type LoadedProgram, needsOf, type Programs } from '../programs.ts'
import { readMovers } from './movers.ts'
import { isInside, type Reading } from './pages-inside.ts'

type Db = Kysely<Tables>
type Impact = Omit<z.input<(typeof previewPublish)['response']>, 'changes'>

/** Of more people at one step, so many are looked at and the rest reckoned by their share. */
const mostLookedAt = 10_000
const lookedAtOnce = 250
/** No version has this number. */
const unpublished = Number.MAX_SAFE_INTEGER
const samplesEach = 4
const past = 7 * DAY_MS

export interface ImpactWish {
  readonly workspace: string
  readonly journey: string
  readonly target: Journey
  /** Where people of removed steps go; what it leaves out follows the proposal. */
  readonly map: NodeMap
  readonly role: Role
  readonly now: number
}

interface Standing {
  readonly version: number
  readonly node: string
  readonly people: number
  readonly held: number
}

/** What publishing `target` means for everybody inside, step by step. Reads only. */
export const readImpact = async (reading: Reading, wish: ImpactWish): Promise<Impact> => {
  const { db } = reading.database
  const programs = createPrograms()
  const program = load(wish.target, unpublished)
  const target = { program, needs: needsOf(program) }
  const standings = await readStandings(db, wish)
  const nodes: ImpactNode[] = []
  for (const standing of standings) nodes.push(await impactAt(reading, wish, programs, target, standing))
  const inside = Map.groupBy(standings, ({ version }) => version)
  return {
    inside: [...inside].map(([version, at]) => ({ version, people: at.reduce((sum, { people }) => sum + people, 0) })),
    nodes,
    lastLeavesBy: await lastLeavesBy(db, wish, programs, [...inside.keys()]),
    nextDay: await nextDay(db, wish),
  }
}

const readStandings = async (db: Db, { workspace, journey }: ImpactWish): Promise<readonly Standing[]> => {
  const rows = await db
    .selectFrom('enrollment')
    .select([
      'version',
      'node',
      (row) => row.fn.countAll<number>().as('people'),
      sql<number>`sum(case when status = 'held' then 1 else 0 end)`.as('held'),
    ])
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where(isInside)
    .groupBy(['version', 'node'])
    .orderBy('version', 'desc')
    .orderBy('node')
    .execute()
  return rows.map(({ version, node, people, held }) => ({ version, node, people: Number(people), held: Number(held) }))
}

interface Looked {
  readonly row: Selectable<EnrollmentTable>
  readonly mover: Mover
  readonly prospects: Prospects
}

const impactAt = async (
  { database: { db }, clock }: Reading,
  wish: ImpactWish,
  programs: Programs,
  target: LoadedProgram,
  { version, node, people, held }: Standing,
): Promise<ImpactNode> => {
  const { workspace, journey, map, now } = wish
  // In the order of their hashes: a share of them speaks for all.
  const rows = await db
    .selectFrom('enrollment')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('version', '=', version)
    .where('node', '=', node)
    .where(isInside)
    .orderBy('bucket')
    .orderBy('id')
    .limit(mostLookedAt)
    .execute()
  const looked: Looked[] = []
  for (let start = 0; start < rows.length; start += lookedAtOnce) {
    const some = rows.slice(start, start + lookedAtOnce)
    const movers = await readMovers(db, programs, { workspace, journey, target, map, at: now }, some)
    looked.push(...movers.map(({ row, mover }) => ({ row, mover, prospects: prospectsOf(mover) })))
    await clock.breathe()
  }
  const share = (those: (prospects: Prospects) => boolean): number =>
    looked.length === 0
      ? 0
      : Math.round((people * looked.filter(({ prospects }) => those(prospects)).length) / looked.length)
  const before = (await programs.of(db, workspace, journey, version)).program.journey
  return {
    version,
    node,
    people,
    held,
    fate: fateOf(before, wish.target, node),
    proposal: proposeMap(before, wish.target)[node] ?? null,
    dueAtOnce: share(({ isDueAtOnce }) => isDueAtOnce),
    waitLonger: share(({ waitsLonger }) => waitsLonger),
    samples: await samplesOf(db, wish, looked.slice(0, samplesEach)),
  }
}

const samplesOf = async (
  db: Db,
  { workspace, role }: ImpactWish,
  looked: readonly Looked[],
): Promise<ImpactNode['samples']> => {
  const ids = looked.map(({ row }) => row.person)
  const people = new Map((await personRows(db, workspace, ids, role)).map((person) => [person.id, person]))
  return looked.flatMap(({ row, mover: { enrollment }, prospects: { before, nextStep, now } }) => {
    const person = people.get(row.person)
    return person === undefined
      ? []
      : [{ enrollment: row.id, person, arrivedAt: enrollment.arrivedAt, before, nextStep, now }]
  })
}

/** The latest entry of each version with the longest way through it; null where nothing bounds the way. */
const lastLeavesBy = async (
  db: Db,
  { workspace, journey }: ImpactWish,
  programs: ReturnType<typeof createPrograms>,
  versions: readonly number[],
): Promise<number | null> => {
  const ends: number[] = []
  for (const version of versions) {
    const { program } = await programs.of(db, workspace, journey, version)
    const { stayMs } = longestPath(program.journey)
    if (stayMs === null) return null
    const last = await db
      .selectFrom('enrollment')
      .select((row) => row.fn.max('entered_at').as('at'))
      .where('workspace', '=', workspace)
      .where('journey', '=', journey)
      .where('version', '=', version)
      .where(isInside)
      .executeTakeFirst()
    if (typeof last?.at === 'number') ends.push(last.at + stayMs)
  }
  return ends.length === 0 ? null : Math.max(...ends)
}

/** A day's mean of the last seven days of this journey; null when it has not run for a day. */
const nextDay = async (db: Db, { workspace, journey, now }: ImpactWish): Promise<Impact['nextDay']> => {
  const first = await db
    .selectFrom('version')
    .select((row) => row.fn.min('published_at').as('at'))
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .executeTakeFirst()
  const since = Math.max(now - past, typeof first?.at === 'number' ? first.at : now)
  const days = (now - since) / DAY_MS
  if (days < 1) return null
  // By version, as the index has them.
  const versions = await db
    .selectFrom('version')
    .select('number')
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .execute()
  const numbers = versions.map(({ number }) => number)
  const entries = await db
    .selectFrom('enrollment')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('version', 'in', numbers)
    .where('entered_at', '>=', since)
    .executeTakeFirstOrThrow()
  const messages = await db
    .selectFrom('delivery')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('status', 'in', ['sent', 'outbox'])
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return { entries: Number(entries.n) / days, messages: Number(messages.n) / days }
}
