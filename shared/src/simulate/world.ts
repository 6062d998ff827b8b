/**
 * A world of one person and one journey, without clock, channels or database: facts, a queue, and what came of it.
 *
 *   what happens ─┐
 *   timers        ├─► the earliest ─► admit / advance ─► effects ─► decide ─► script ─► outcome ─┐
 *   outcomes      │                                                                             │
 *        ▲        ┘◄────────────────────────────────────────────────────────────────────────────┘
 *
 * It calls the same `admit`, `advance`, `decide` and order of stimuli as the engine, and nothing else decides anything.
 */
import type { ContactFact, Facts, PassageFact } from '../condition/facts.ts'
import type { Content } from '../content/schema.ts'
import { countsToCap } from '../policy/caps.ts'
import { decide } from '../policy/decide.ts'
import { usualPriority, type Attempt, type ContactRules, type Decision, type Waiting } from '../policy/decision.ts'
import { admit } from '../run/admit.ts'
import { advance } from '../run/advance.ts'
import { applyPersonOps } from '../run/apply-person-ops.ts'
import { compareStimuli } from '../run/compare-stimuli.ts'
import type { Admission, Entry, Program } from '../run/contract.ts'
import { countChanges, type CountChange } from '../run/count-changes.ts'
import type { Enrollment } from '../run/enrollment.ts'
import { slotMs, startingAt } from '../run/throttle.ts'
import type { Effect } from '../step/effect.ts'
import type { Outcome } from '../step/outcome.ts'
import type { Stimulus } from '../step/stimulus.ts'
import type { TraceEntry } from '../step/trace.ts'
import type { Instant } from '../time/instant.ts'
import { factsAfter, withEvent, type Happening } from './happening.ts'
import type { AwaitedEffect, Script } from './script.ts'

export interface WorldSettings {
  readonly workspace: string
  /** The version that lets people in. */
  readonly program: Program
  /** Versions to which a `moved` stimulus may lead. */
  readonly others?: readonly Program[]
  readonly facts: Facts
  readonly rules: ContactRules
  /** Of each content by id: what an opt-out is about. */
  readonly contents: ReadonlyMap<string, Pick<Content, 'topic'>>
  readonly script: Script
}

/** One enrollment, and all that was decided in it. */
export interface Passage {
  enrollment: Enrollment
  readonly trace: TraceEntry[]
  readonly effects: Effect[]
  readonly counts: CountChange[]
}

/** A message that was due, each time policy was asked. */
export interface Message {
  readonly at: Instant
  readonly enrollment: string
  readonly node: string
  readonly effect: Extract<Effect, { type: 'send' }>
  readonly attempt: Attempt
  readonly decision: Decision
}

/** Somebody came to the door. */
export interface Knock {
  readonly at: Instant
  readonly entry: Entry
  readonly admission: Admission
}

type Item =
  | { readonly type: 'happening'; readonly happening: Happening }
  | { readonly type: 'door'; readonly at: Instant; readonly entry: Entry }
  | { readonly type: 'attempt'; readonly at: Instant; readonly passage: Passage; readonly effect: AwaitedEffect }
  | { readonly type: 'stimulus'; readonly passage: Passage; readonly stimulus: Stimulus }
  | { readonly type: 'all'; readonly stimulus: Stimulus }

/** An item stands where its stimulus would; an attempt is made before anything else happens at its instant. */
const placeOf = (item: Item): Stimulus => {
  switch (item.type) {
    case 'happening':
      return item.happening.type === 'event' ? item.happening : { type: 'changed', at: item.happening.at }
    case 'door':
      return { type: 'entered', at: item.at }
    case 'attempt':
      return { type: 'resumed', at: item.at, by: 'retry' }
    case 'stimulus':
    case 'all':
      return item.stimulus
  }
}

export class World {
  facts: Facts
  readonly passages: Passage[] = []
  readonly messages: Message[] = []
  readonly knocks: Knock[] = []
  readonly #settings: WorldSettings
  #queue: Item[] = []
  readonly #lastTriggered = new Map<string, Instant>()
  /** The next turn at the door of a journey that lets people in at a pace. */
  #nextTurn: Instant = 0

  constructor(settings: WorldSettings) {
    this.#settings = settings
    this.facts = { ...settings.facts, zone: settings.program.journey.zone }
  }

  /** Something will happen to the person. An event also opens the doors that listen for it. */
  plan(happening: Happening): void {
    this.#queue.push({ type: 'happening', happening })
  }

  /** The person will come to a door that opens by itself: a schedule, a segment, a call, or a chosen event. */
  planEntry(entry: Entry, at: Instant): void {
    this.#queue.push({ type: 'door', at, entry })
  }

  /** Somebody acts on an enrollment: takes it out, or out of the error inbox. */
  planStimulus(enrollment: string, stimulus: Stimulus): void {
    const passage = this.passages.find((each) => each.enrollment.id === enrollment)
    if (passage !== undefined) this.#queue.push({ type: 'stimulus', passage, stimulus })
  }

  /** A publisher acts on everybody who is inside by then: moves them, sends them back, lets them wait again. */
  planForAll(stimulus: Stimulus): void {
    this.#queue.push({ type: 'all', stimulus })
  }

  /** Every instant at which something is due, in order. */
  dueTimes(): readonly Instant[] {
    return [...new Set(this.#pending().map((item) => placeOf(item).at))].toSorted((a, b) => a - b)
  }

  /** Takes in the next thing that is due at or before `until`; returns its instant, or null when there is none. */
  step(until: Instant): Instant | null {
    const [next] = this.#pending().toSorted((a, b) => compareStimuli(placeOf(a), placeOf(b)))
    if (next === undefined) return null
    const { at } = placeOf(next)
    if (at > until) return null
    this.#queue = this.#queue.filter((item) => item !== next)
    this.#take(next)
    return at
  }

  #pending(): readonly Item[] {
    const timers = this.passages.flatMap((passage): readonly Item[] => {
      const { wake, visit, status } = passage.enrollment
      if (wake === null || status === 'ended') return []
      return [{ type: 'stimulus', passage, stimulus: { type: 'woke', at: wake, visit } }]
    })
    return [...timers, ...this.#queue]
  }

  #take(item: Item): void {
    switch (item.type) {
      case 'happening':
        return this.#happen(item.happening)
      case 'door':
        return this.#knock(item.entry, item.at)
      case 'attempt':
        return this.#attempt(item.passage, item.effect, item.at)
      case 'stimulus':
        return this.#give(item.passage, item.stimulus)
      case 'all':
        return this.#tellAll(item.stimulus, ({ status }) => status !== 'ended')
    }
  }

  /** A message holds its place until the world has said that it did not go. */
  #give(passage: Passage, stimulus: Stimulus): void {
    if (stimulus.type === 'outcome') {
      const { type } = stimulus.outcome
      if (type !== 'sent' && type !== 'held') this.#release(stimulus.effect)
    }
    this.#advance(passage, stimulus)
  }

  #happen(happening: Happening): void {
    this.facts = factsAfter(this.facts, happening)
    if (happening.type !== 'event') return this.#tellAll({ type: 'changed', at: happening.at })
    const { event, at } = happening
    const { program, others = [], workspace } = this.#settings
    if ([program, ...others].some(({ events }) => events.has(event.name))) this.#tellAll({ type: 'event', at, event })
    for (const trigger of program.triggers) {
      const listens = program.nodes.get(trigger)?.listens.some((listener) => listener.event === event.name) ?? false
      if (listens) this.#knock({ workspace, trigger, stimulus: event.id, event }, at)
    }
  }

  #tellAll(stimulus: Stimulus, whom: (enrollment: Enrollment) => boolean = () => true): void {
    for (const passage of this.passages.filter(({ enrollment }) => whom(enrollment))) this.#advance(passage, stimulus)
  }

  #knock(entry: Entry, at: Instant): void {
    const { program } = this.#settings
    if (entry.event !== null) this.facts = withEvent(this.facts, entry.event)
    const key = (admission: Admission): string => ('key' in admission ? admission.key : '')
    // Which key it is, only `admit` knows; so it is asked once without and once with the last time of that key.
    const history = { passages: this.#passageFacts(), recentEntries: 0, lastTriggeredAt: null }
    const first = admit(program, entry, this.facts, history, at)
    const door = `${entry.trigger} ${first.type === 'enter' ? first.enrollment.key : key(first)}`
    const lastTriggeredAt = this.#lastTriggered.get(door) ?? null
    const admission = admit(program, entry, this.facts, { ...history, lastTriggeredAt }, at)
    if (admission.type === 'ignore') return
    this.#lastTriggered.set(door, at)
    this.knocks.push({ at, entry, admission })
    if (admission.type === 'enter') this.#enter(admission.enrollment, admission.restarts, at)
  }

  #enter(enrollment: Enrollment, restarts: boolean, at: Instant): void {
    if (this.passages.some((passage) => passage.enrollment.id === enrollment.id)) return
    const started = this.#takeTurn(enrollment)
    for (const passage of restarts ? this.passages.slice() : []) {
      const { key, status } = passage.enrollment
      if (key === enrollment.key && status !== 'ended') {
        this.#advance(passage, { type: 'removed', at, reason: 'restarted' })
      }
    }
    const passage: Passage = { enrollment: started, trace: [], effects: [], counts: [] }
    this.passages.push(passage)
    this.#advance(passage, { type: 'entered', at })
  }

  #takeTurn(enrollment: Enrollment): Enrollment {
    const { throttle } = this.#settings.program.journey.entry
    if (throttle === null) return enrollment
    const turn = Math.max(enrollment.enteredAt, this.#nextTurn)
    this.#nextTurn = turn + slotMs(throttle)
    return startingAt(enrollment, turn)
  }

  #version(number: number): Program {
    const { program, others = [] } = this.#settings
    const found = [program, ...others].find(({ version }) => version === number)
    if (found === undefined) throw new Error(`No version ${number} is simulated`)
    return found
  }

  #advance(passage: Passage, stimulus: Stimulus): void {
    const facts = { ...this.facts, passages: this.#allPassages() }
    const { version, move } = passage.enrollment
    const to = stimulus.type === 'moved' ? stimulus.version : (move?.version ?? null)
    const target = to === null ? undefined : this.#version(to)
    const advanced = advance(this.#version(version), passage.enrollment, stimulus, facts, target)
    passage.counts.push(...countChanges(passage.enrollment, advanced))
    passage.trace.push(...advanced.trace)
    passage.effects.push(...advanced.effects)
    passage.enrollment = advanced.enrollment
    const at = Math.max(stimulus.at, advanced.enrollment.arrivedAt)
    for (const effect of advanced.effects) {
      if (effect.type === 'updatePerson') {
        this.facts = applyPersonOps(this.facts, effect.ops)
        this.#queue.push({ type: 'all', stimulus: { type: 'changed', at } })
      } else if (effect.type !== 'goal') this.#queue.push({ type: 'attempt', at, passage, effect })
    }
    if (advanced.enrollment.status === 'ended') this.#withdraw(passage)
  }

  /** What an ended enrollment still wanted is not done. */
  #withdraw(passage: Passage): void {
    this.#queue = this.#queue.filter((item) => item.type !== 'attempt' || item.passage !== passage)
  }

  #attempt(passage: Passage, effect: AwaitedEffect, at: Instant): void {
    if (effect.type === 'request') return this.#answer(passage, effect, null, at)
    const attempt = this.#attemptOf(passage, effect, at)
    const decision = decide(attempt, this.facts, this.#settings.rules, at)
    const { id, node } = passage.enrollment
    this.messages.push({ at, enrollment: id, node, effect, attempt, decision })
    switch (decision.type) {
      case 'defer':
        this.#queue.push({ type: 'attempt', at: decision.until, passage, effect })
        return
      case 'skip': {
        const decided = decision.evidence.at(-1)
        const detail = decided === undefined ? {} : { rule: decided.rule, ...decided.values }
        return this.#bring(passage, effect, { type: 'skipped', reason: decision.reason, detail }, at)
      }
      case 'send':
        this.#reserve(attempt, decision.address, at)
        return this.#answer(passage, effect, attempt, at)
    }
  }

  #attemptOf(passage: Passage, effect: Extract<Effect, { type: 'send' }>, at: Instant): Attempt {
    const { journey, node, arrivedAt, workspace } = passage.enrollment
    const { type: _, ...about } = effect
    const topic = this.#settings.contents.get(effect.content)?.topic ?? effect.category
    return { ...about, workspace, journey, node, topic, arrivedAt, waiting: this.#waiting(at) }
  }

  /** Messages that were put off and count to the caps. */
  #waiting(at: Instant): readonly Waiting[] {
    return this.#queue.flatMap((item) => {
      if (item.type !== 'attempt' || item.at <= at || item.effect.type !== 'send' || !countsToCap(item.effect))
        return []
      const { key, channel, category, priority = usualPriority } = item.effect
      return [{ key, channel, category, priority }]
    })
  }

  #answer(passage: Passage, effect: AwaitedEffect, attempt: Attempt | null, at: Instant): void {
    const { outcome, afterMs } = this.#settings.script.outcomeOf(effect, attempt, at, passage.enrollment.node)
    this.#bring(passage, effect, outcome, at + afterMs)
  }

  #bring(passage: Passage, effect: AwaitedEffect, outcome: Outcome, at: Instant): void {
    this.#queue.push({ type: 'stimulus', passage, stimulus: { type: 'outcome', at, effect: effect.key, outcome } })
  }

  #reserve(attempt: Attempt, address: string, at: Instant): void {
    const { key, channel, category, content, journey, node } = attempt
    const counts = countsToCap(attempt)
    const contact: ContactFact = { key, channel, category, content, address, journey, node, at, countsToCap: counts }
    const { contacts } = this.facts
    const others = contacts === 'unknown' ? [] : contacts.filter((known) => known.key !== key)
    this.facts = { ...this.facts, contacts: [...others, contact] }
  }

  #release(key: string): void {
    const { contacts } = this.facts
    if (contacts === 'unknown') return
    this.facts = { ...this.facts, contacts: contacts.filter((contact) => contact.key !== key) }
  }

  #passageFacts(): readonly PassageFact[] {
    const all = this.#allPassages()
    return all === 'unknown' ? [] : all
  }

  #allPassages(): Facts['passages'] {
    const earlier = this.facts.passages
    const here = this.passages.map(({ enrollment }): PassageFact => {
      const { journey, key, enteredAt, ended, status } = enrollment
      return { journey, key, enteredAt, endedAt: ended?.at ?? null, status }
    })
    return earlier === 'unknown' && here.length === 0 ? earlier : [...(earlier === 'unknown' ? [] : earlier), ...here]
  }
}
