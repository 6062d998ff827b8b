import type { FactNeeds, Facts } from '@trailwright/shared/condition/facts.ts'
import { getFacts, getPerson, getTimeline, listPeople } from '@trailwright/shared/wire/people.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { readFacts } from './facts.ts'
import { maskAddress, maskJson } from './mask.ts'
import { findPerson, readProfile } from './profile.ts'
import { listPeople as readList } from './rows.ts'
import { readTimeline } from './timeline.ts'

const masked = (facts: Facts): Facts => ({
  ...facts,
  person: { ...facts.person, attributes: { ...maskJson(facts.person.attributes) } },
  events: Object.fromEntries(
    Object.entries(facts.events).map(([name, events]) => [
      name,
      events === 'unknown'
        ? events
        : events.map((event) => ({ ...event, properties: { ...maskJson(event.properties) } })),
    ]),
  ),
  contactPoints: facts.contactPoints.map((point) => ({ ...point, address: maskAddress(point.address) })),
  contacts:
    facts.contacts === 'unknown'
      ? facts.contacts
      : facts.contacts.map((contact) => ({ ...contact, address: maskAddress(contact.address) })),
})

export const personHandlers = ({ database: { db } }: Services): readonly Handled[] => {
  const find = async (workspace: string, id: string | undefined) => {
    const row = await findPerson(db, workspace, id ?? '')
    if (row === undefined) throw notFound()
    return row
  }
  return [
    handle(listPeople, ({ context, query }) => readList(db, context.workspace, query, context.role)),

    handle(getPerson, async ({ context, params }) => {
      const row = await find(context.workspace, params['person'])
      const settings = await readSettings(db, context.workspace)
      const profile = await readProfile(db, context.workspace, row, settings, context)
      if (profile === null) throw notFound()
      return profile
    }),

    handle(getTimeline, async ({ context, params, query }) => {
      const { id } = await find(context.workspace, params['person'])
      const { language } = context
      return readTimeline(db, context.workspace, id, query, { language, isMasked: context.role === 'viewer' })
    }),

    handle(getFacts, async ({ context, params, body }) => {
      const { id } = await find(context.workspace, params['person'])
      const { zone } = await readSettings(db, context.workspace)
      const needs: FactNeeds = {
        events: Object.fromEntries(body.events.map((name) => [name, { sinceMs: null }])),
        segments: body.segments,
        reach: true,
        contacts: true,
        passages: true,
      }
      const facts = (await readFacts(db, context.workspace, [id], needs, { zone, at: context.now })).get(id)
      if (facts === undefined) throw notFound()
      return context.role === 'viewer' ? masked(facts) : facts
    }),
  ]
}
