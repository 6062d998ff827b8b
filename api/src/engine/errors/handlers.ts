import { inLanguage, textSchema } from '@trailwright/shared/language/language.ts'
import { type ErrorGroup, listErrorPeople, listErrors, resolveErrors } from '@trailwright/shared/wire/errors.ts'
import { audit } from '../../database/audit-log.ts'
import { AppError, notFound } from '../../http/app-error.ts'
import { handle, type Handled } from '../../http/handle.ts'
import { personRows } from '../../people/index.ts'
import type { Services } from '../../services.ts'
import { readAside } from './aside.ts'
import { type Held, pagesOfHeld } from './groups.ts'

const samplesEach = 4
const usualPage = 50

interface Gathered {
  readonly first: Held
  people: number
  firstAt: number
  lastAt: number
  readonly samples: string[]
}

/** The error inbox: what holds people up, who they are, and the ways out. */
export const errorHandlers = (services: Services): readonly Handled[] => {
  const { clock, engine } = services
  const { db } = services.database

  const gather = async (workspace: string, journey: string | undefined): Promise<ReadonlyMap<string, Gathered>> => {
    const groups = new Map<string, Gathered>()
    for await (const page of pagesOfHeld(db, workspace, journey)) {
      for (const held of page) {
        const known = groups.get(held.group)
        if (known === undefined) {
          const { at, row } = held
          groups.set(held.group, { first: held, people: 1, firstAt: at, lastAt: at, samples: [row.person] })
          continue
        }
        known.people += 1
        known.firstAt = Math.min(known.firstAt, held.at)
        known.lastAt = Math.max(known.lastAt, held.at)
        if (known.samples.length < samplesEach) known.samples.push(held.row.person)
      }
    }
    return groups
  }

  const isHeld = async (workspace: string, group: string): Promise<boolean> => {
    for await (const page of pagesOfHeld(db, workspace, undefined))
      if (page.some((held) => held.group === group)) return true
    return false
  }

  return [
    handle(listErrors, async ({ context: { workspace, role, language }, query }) => {
      const groups = await gather(workspace, query.journey)
      const aside = query.journey === undefined ? await readAside(db, workspace) : []
      const ids = [...[...groups.values()].flatMap(({ samples }) => samples), ...aside.map(({ row }) => row.person)]
      const people = new Map(
        (await personRows(db, workspace, [...new Set(ids)], role)).map((person) => [person.id, person]),
      )
      const journeys = await db
        .selectFrom('journey')
        .select(['id', 'name'])
        .where('workspace', '=', workspace)
        .execute()
      const names = new Map(
        journeys.map(({ id, name }) => [id, inLanguage(textSchema.parse(JSON.parse(name)), language)]),
      )
      const named = (persons: readonly string[]) =>
        [...new Set(persons)].slice(0, samplesEach).flatMap((id) => people.get(id) ?? [])
      const held = [...groups].map(([id, { first, people: count, firstAt, lastAt, samples }]): ErrorGroup => ({
        id,
        cause: first.cause,
        journey: {
          id: first.row.journey,
          name: names.get(first.row.journey) ?? first.row.journey,
          version: first.row.version,
          node: first.row.node,
        },
        detail: first.detail,
        people: count,
        firstAt,
        lastAt,
        samples: named(samples),
        ways: ['retry', 'skip', 'leave'],
      }))
      const asideGroups = [...Map.groupBy(aside, ({ group }) => group)].map(([id, rows]): ErrorGroup => {
        const persons = rows.map(({ row }) => row.person)
        return {
          id,
          cause: 'set_aside',
          journey: null,
          detail: { kind: rows[0]?.kind ?? '', problem: rows[0]?.problem ?? '' },
          people: new Set(persons).size,
          firstAt: Math.min(...rows.map(({ row }) => row.at)),
          lastAt: Math.max(...rows.map(({ row }) => row.at)),
          samples: named(persons),
          ways: ['retry', 'leave'],
        }
      })
      const breakers = await db.selectFrom('breaker').selectAll().where('workspace', '=', workspace).execute()
      const waiting = await db
        .selectFrom('outbox')
        .select(['waits_for', (row) => row.fn.countAll<number>().as('n')])
        .where('workspace', '=', workspace)
        .where('waits_for', 'is not', null)
        .where('status', '=', 'pending')
        .groupBy('waits_for')
        .execute()
      const all = [...held, ...asideGroups].toSorted((a, b) => b.people - a.people || b.lastAt - a.lastAt)
      return {
        groups: all,
        people: all.reduce((sum, group) => sum + group.people, 0),
        breakers: breakers.map((row) => ({
          host: row.host,
          since: row.since,
          nextTryAt: row.next_at,
          waiting: Number(waiting.find(({ waits_for }) => waits_for === row.host)?.n ?? 0),
          lastError: row.problem,
        })),
      }
    }),

    handle(listErrorPeople, async ({ context: { workspace, role }, params: { group }, query }) => {
      const limit = query.limit ?? usualPage
      const held: Held[] = []
      for await (const page of pagesOfHeld(db, workspace, undefined))
        held.push(...page.filter((each) => each.group === group))
      const aside = (await readAside(db, workspace)).filter((each) => each.group === group)
      if (held.length + aside.length === 0) throw notFound()
      const all = [
        ...held.map(({ row, at, detail }) => ({ enrollment: row.id, person: row.person, heldAt: at, detail })),
        ...aside.map(({ row, kind, problem }) => ({
          enrollment: null,
          person: row.person,
          heldAt: row.at,
          detail: { kind, problem },
        })),
      ]
      const start = Number(query.cursor ?? 0)
      const page = all.slice(start, start + limit)
      const ids = page.map(({ person }) => person)
      const people = new Map((await personRows(db, workspace, ids, role)).map((person) => [person.id, person]))
      return {
        items: page.flatMap((each) => {
          const person = people.get(each.person)
          return person === undefined ? [] : [{ ...each, person }]
        }),
        next: start + limit < all.length ? String(start + limit) : null,
        total: all.length,
      }
    }),

    handle(resolveErrors, async ({ context, params: { group }, body: { then, only } }) => {
      const { workspace } = context
      const aside = (await readAside(db, workspace)).some((each) => each.group === group)
      if (aside && then === 'skip') throw new AppError('errors.no-such-way')
      if (!aside && !(await isHeld(workspace, group))) throw notFound()
      const people = await engine.resolveHeld({ workspace, group, then, only })
      await audit({ database: services.database, clock }, context, 'errors.resolved', group, { then, people })
      return { people }
    }),
  ]
}
