import { load } from '@trailwright/shared/compile/load.ts'
import { longestPath } from '@trailwright/shared/compile/longest-path.ts'
import { mergeNeeds } from '@trailwright/shared/condition/facts.ts'
import type { Facts } from '@trailwright/shared/condition/facts.ts'
import { fateOf, proposeMap } from '@trailwright/shared/diff/propose-map.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'
import { type Enrollment, enrollmentSchema, type NodeMap } from '@trailwright/shared/run/enrollment.ts'
import { prospectsOf, type Prospects } from '@trailwright/shared/run/what-next.ts'
import { DAY_MS } from '@trailwright/shared/time/instant.ts'
import type { ImpactNode, previewPublish } from '@trailwright/shared/wire/live-change.ts'
import type { Role } from '@trailwright/shared/wire/route.ts'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { EnrollmentTable, Tables } from '../../database/tables.ts'
import { personRows, readFacts } from '../../people/index.ts'
import { createPrograms, type LoadedProgram } from '../programs.ts'
import { jsonOf } from '../set-aside.ts'

type Db = Kysely<Tables>
type Impact = Omit<z.input<(typeof previewPublish)['response']>, 'changes'>

/** Of more people at one step, so many are looked at and the rest reckoned by their share. */
const mostLookedAt = 2000
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
export const readImpact = async (db: Db, wish: ImpactWish): Promise<Impact> => {
  const programs = createPrograms()
  const standings = await readStandings(db, wish)
  const nodes: ImpactNode[] = []
  for (const standing of standings) {
    const loaded = await programs.of(db, wish.workspace, wish.journey, standing.version)
    nodes.push(await impactAt(db, wish, loaded, standing))
  }
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
    .where('status', '!=', 'ended')
    .groupBy(['version', 'node'])
    .orderBy('version', 'desc')
    .orderBy('node')
    .execute()
  return rows.map(({ version, node, people, held }) => ({ version, node, people: Number(people), held: Number(held) }))
}

/** The proposal with what was chosen over it. */
const mapFor = (before: Journey, { target, map }: ImpactWish): NodeMap => ({ ...proposeMap(before, target), ...map })

const impactAt = async (
  db: Db,
  wish: ImpactWish,
  { program, needs }: LoadedProgram,
  standing: Standing,
): Promise<ImpactNode> => {
  const { workspace, journey, target, now } = wish
  const { version, node, people, held } = standing
  const rows = await db
    .selectFrom('enrollment')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('version', '=', version)
    .where('node', '=', node)
    .where('status', '!=', 'ended')
    .orderBy('arrived_at')
    .limit(mostLookedAt)
    .execute()
  const next = load(target, version + 1)
  const map = mapFor(program.journey, wish)
  const all = mergeNeeds([needs, ...[...next.nodes.values()].map((each) => each.needs), next.standingNeeds])
  const facts = await readFacts(db, workspace, [...new Set(rows.map((row) => row.person))], all, {
    zone: 'UTC',
    at: now,
  })
  const looked = rows.flatMap((row) => {
    const state = enrollmentSchema.safeParse(jsonOf(row.state)).data
    const known = facts.get(row.person)
    return state === undefined || known === undefined
      ? []
      : [{ row, state, prospects: prospectsOf(program, next, state, inZone(known, program.journey), map, now) }]
  })
  const share = (those: (prospects: Prospects) => boolean): number =>
    looked.length === 0
      ? 0
      : Math.round((people * looked.filter(({ prospects }) => those(prospects)).length) / looked.length)
  return {
    version,
    node,
    people,
    held,
    fate: fateOf(program.journey, target, node),
    proposal: proposeMap(program.journey, target)[node] ?? null,
    dueAtOnce: share(({ isDueAtOnce }) => isDueAtOnce),
    waitLonger: share(({ waitsLonger }) => waitsLonger),
    samples: await samplesOf(db, wish, looked.slice(0, samplesEach)),
  }
}

const inZone = (facts: Facts, { zone }: Journey): Facts => ({ ...facts, zone })

const samplesOf = async (
  db: Db,
  { workspace, role }: ImpactWish,
  looked: readonly {
    readonly row: Selectable<EnrollmentTable>
    readonly state: Enrollment
    readonly prospects: Prospects
  }[],
): Promise<ImpactNode['samples']> => {
  const ids = looked.map(({ row }) => row.person)
  const people = new Map((await personRows(db, workspace, ids, role)).map((person) => [person.id, person]))
  return looked.flatMap(({ row, state, prospects: { before, nextStep, now } }) => {
    const person = people.get(row.person)
    return person === undefined
      ? []
      : [{ enrollment: row.id, person, arrivedAt: state.arrivedAt, before, nextStep, now }]
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
      .where('status', '!=', 'ended')
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
  const entries = await db
    .selectFrom('enrollment')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('entered_at', '>', since)
    .executeTakeFirstOrThrow()
  const messages = await db
    .selectFrom('delivery')
    .select((row) => row.fn.countAll<number>().as('n'))
    .where('workspace', '=', workspace)
    .where('journey', '=', journey)
    .where('status', 'in', ['sent', 'outbox'])
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return { entries: Number(entries.n) / days, messages: Number(messages.n) / days }
}
