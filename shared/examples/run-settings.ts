import type { EventFact, Facts } from '../src/condition/facts.ts'
import { compile } from '../src/compile/compile.ts'
import { load } from '../src/compile/load.ts'
import { contentReads } from '../src/content/check.ts'
import { inLanguage } from '../src/language/language.ts'
import type { Refs } from '../src/nodes/define.ts'
import type { ContactRules } from '../src/policy/decision.ts'
import { smoothScript } from '../src/simulate/script.ts'
import type { Happening } from '../src/simulate/happening.ts'
import type { SimulationSettings } from '../src/simulate/simulate.ts'
import { parseInstant, type Instant } from '../src/time/instant.ts'
import type { Example, ScriptedRun } from './schema.ts'

const instant = (text: string): Instant => {
  const at = parseInstant(text)
  if (at === undefined) throw new Error(`Not an instant: ${text}`)
  return at
}

/** A workspace that holds what the example brings along, and nothing else that is checked. */
export const refsOf = ({ contents, segments }: Example): Refs => ({
  events: null,
  attributes: null,
  segments: segments.map(({ id, name }) => ({ id, name: inLanguage(name, 'en') })),
  contents: Object.entries(contents).map(([id, { content }]) => ({
    id,
    name: content.name,
    channel: content.channel,
    category: content.category,
    published: true,
    reads: contentReads(content),
  })),
  channels: ['email', 'sms'],
  secrets: [],
  journeys: [],
})

const eventFact = (
  { name, properties }: { readonly name: string; readonly properties: EventFact['properties'] },
  at: Instant,
  seq: number,
): EventFact => ({ id: `event-${seq}`, name, at, seq, properties })

const factsOf = (example: Example, { person, entry }: ScriptedRun): Facts => {
  const history = person.history.map((event, index) => eventFact(event, instant(event.at), index))
  const events = Object.groupBy(history, ({ name }) => name)
  return {
    person: {
      id: 'lin-xiaowen',
      createdAt: Math.min(instant(entry.at), ...history.map(({ at }) => at)),
      zone: person.zone,
      language: person.language,
      attributes: person.attributes,
      tags: person.tags,
    },
    zone: example.graph.zone,
    events: { ...noEvents(example), ...(events as Record<string, EventFact[]>) },
    segments: person.segments,
    contactPoints: person.contactPoints,
    consents: person.consents.map((consent) => ({ ...consent, at: instant(consent.at) })),
    contacts: [],
    passages: [],
  }
}

/** Every event that the journey mentions is known, and did not happen yet. */
const noEvents = (example: Example): Facts['events'] => {
  const program = load(compile(example.graph, refsOf(example)).journey, 1)
  const needed = [...program.nodes.values()].flatMap(({ needs }) => Object.keys(needs.events))
  const names = [...needed, ...Object.keys(program.entryNeeds.events), ...Object.keys(program.standingNeeds.events)]
  return Object.fromEntries(names.map((name) => [name, []]))
}

const happening = (scripted: ScriptedRun['happenings'][number], index: number): Happening => {
  const at = instant(scripted.at)
  if (scripted.type === 'event') return { type: 'event', at, event: eventFact(scripted, at, 200 + index) }
  const { channel, category, state } = scripted
  return { type: 'consent', at, consent: { channel, category, state, at, source: 'preference page' } }
}

const noLimits: ContactRules = { caps: [], quietHours: [], dedupeWindow: 'PT1H', holdoutPercent: 0 }

/** Everything that the simulator needs to play a scripted run. */
export const runSettings = (example: Example, run: ScriptedRun): SimulationSettings => {
  const at = instant(run.entry.at)
  const outcomes = new Map(run.outcomes?.map(({ node, outcome }) => [node, outcome]))
  const program = load(compile(example.graph, refsOf(example)).journey, 1)
  return {
    workspace: 'shop',
    program,
    facts: factsOf(example, run),
    rules: noLimits,
    contents: new Map(Object.entries(example.contents).map(([id, { content }]) => [id, content])),
    entry: { trigger: run.entry.trigger, event: run.entry.event && eventFact(run.entry.event, at, 100), at },
    happenings: run.happenings.map(happening),
    script: {
      outcomeOf: (effect, attempt, now, node) => {
        const outcome = outcomes.get(node ?? '')
        return outcome === undefined ? smoothScript.outcomeOf(effect, attempt, now) : { outcome, afterMs: 0 }
      },
    },
    until: instant(run.until),
  }
}
