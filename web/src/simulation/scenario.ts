import { load } from '@trailwright/shared/compile/load.ts'
import type { Program } from '@trailwright/shared/compile/program.ts'
import { mergeNeeds } from '@trailwright/shared/condition/facts.ts'
import type { EventFact } from '@trailwright/shared/condition/facts.ts'
import type { Condition } from '@trailwright/shared/condition/schema.ts'
import { type Journey, journeySchema } from '@trailwright/shared/journey/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Happening } from '@trailwright/shared/simulate/happening.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import { DAY_MS, type Instant } from '@trailwright/shared/time/instant.ts'
import { atPath, fitting, sampleProperties, withPath } from './fitting.ts'

/** A person, how she comes in, and what else is supposed to happen. */
export interface Scenario {
  readonly trigger: string
  readonly at: Instant
  readonly properties: JsonObject
  readonly whatIfs: readonly WhatIf[]
}

export interface WhatIf {
  readonly id: string
  readonly event: string
  /** ISO 8601, after the entry. */
  readonly after: string
  readonly properties: JsonObject
}

/** The draft as something that runs; undefined while it cannot. */
export function programOf(journey: Journey | null): Program | undefined {
  const strict = journeySchema.safeParse(journey)
  if (!strict.success) return undefined
  try {
    return load(strict.data, 0)
  } catch {
    // What stops a load stands among the findings already.
    return undefined
  }
}

/** Which facts a simulation of this program may read. */
export function askedOf(program: Program): {
  readonly events: readonly string[]
  readonly segments: readonly string[]
} {
  const needs = mergeNeeds([
    program.entryNeeds,
    program.standingNeeds,
    ...[...program.nodes.values()].map((node) => node.needs),
  ])
  return {
    events: [...new Set([...program.events, ...Object.keys(needs.events)])].toSorted(),
    segments: needs.segments,
  }
}

/** The event that a start listens for, with its filter; undefined for starts of another kind. */
export function eventOf(
  program: Program,
  trigger: string,
): { readonly event: string; readonly where?: Condition } | undefined {
  return program.nodes.get(trigger)?.listens[0]
}

interface Sample {
  readonly path: string
  readonly samples: readonly Json[]
}

/** An entering event that passes the filter of its start, made of values last seen. */
export function entryProperties(program: Program, trigger: string, samples: readonly Sample[]): JsonObject {
  const { where } = eventOf(program, trigger) ?? {}
  const event = fitting(where, sampleProperties(samples), () => undefined)
  return withKey(program, event)
}

/** What keeps passages apart, such as the cart, must be in the event; ids are not among the values last seen. */
function withKey(program: Program, event: JsonObject): JsonObject {
  const [root, ...path] = program.journey.entry.reentry.key?.from.split('.') ?? []
  if ((root !== 'entry' && root !== 'event') || atPath(event, path) !== undefined) return event
  return withPath(event, path, `${path.at(-1) ?? ''}-1`)
}

/** An event for a "what if" that fits what some resting place, goal or exit listens for. */
export function whatIfProperties(
  program: Program,
  event: string,
  samples: readonly Sample[],
  entry: JsonObject,
): JsonObject {
  const filters = [
    ...[...program.nodes.values()].flatMap((node) => node.listens),
    ...program.journey.goals.flatMap(({ on }) => (on === null ? [] : [on])),
    ...program.journey.exits.flatMap(({ on }) => (on === null ? [] : [on])),
  ].filter((listener) => listener.event === event)
  const key = program.journey.entry.reentry.key?.from
  const resolve = (reference: string): Json | undefined => {
    // The key speaks of the entering event, under either name.
    if (reference === 'enrollment.key')
      return key === undefined ? undefined : resolve(key.replace(/^event\./, 'entry.'))
    const [root, ...path] = reference.split('.')
    return root === 'entry' ? atPath(entry, path) : undefined
  }
  return filters.reduce<JsonObject>((fit, { where }) => fitting(where, fit, resolve), sampleProperties(samples))
}

/** Names of events that the journey listens for beside those that let people in. */
export function otherEvents(program: Program): readonly string[] {
  const entering = new Set(
    program.triggers.flatMap((trigger) => program.nodes.get(trigger)?.listens.map(({ event }) => event) ?? []),
  )
  const rest = [...program.events].filter((event) => !entering.has(event))
  return [...rest, ...[...program.events].filter((event) => entering.has(event))]
}

export function entryEvent(program: Program, { trigger, at, properties }: Scenario): EventFact | null {
  const known = eventOf(program, trigger)
  if (known === undefined) {
    return Object.keys(properties).length === 0
      ? null
      : { id: 'simulated-entry', name: trigger, at, seq: 0, properties }
  }
  return { id: 'simulated-entry', name: known.event, at, seq: 0, properties }
}

export function happeningsOf({ at, whatIfs }: Scenario): readonly Happening[] {
  return whatIfs.map((whatIf, index) => {
    const then = at + (durationMs(whatIf.after) ?? 0)
    return {
      type: 'event',
      at: then,
      event: { id: whatIf.id, name: whatIf.event, at: then, seq: index + 1, properties: whatIf.properties },
    }
  })
}

const longestDays = 400

/** Until when the virtual clock runs: the longest stay, within reason. */
export function endOf(program: Program, at: Instant): Instant {
  const { maxStay } = program.journey.entry
  const stay = maxStay === null ? undefined : durationMs(maxStay)
  return at + Math.min(stay ?? longestDays * DAY_MS, longestDays * DAY_MS) + DAY_MS
}
