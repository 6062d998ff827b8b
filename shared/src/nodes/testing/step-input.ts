import type { Answer } from '../../condition/answer.ts'
import type { EventFact, Facts } from '../../condition/facts.ts'
import type { Condition } from '../../condition/schema.ts'
import type { Json } from '../../problem/json.ts'
import type { StepInput } from '../../step/step.ts'
import { parseInstant, type Instant } from '../../time/instant.ts'

export const instant = (text: string): Instant => {
  const at = parseInstant(text)
  if (at === undefined) throw new Error(`Not an instant: ${text}`)
  return at
}

export const monday = instant('2026-06-01T09:00:00Z')

export const nobodyKnown: Facts = {
  person: { id: 'p1', createdAt: 0, zone: null, language: null, attributes: {}, tags: [] },
  zone: 'UTC',
  events: {},
  segments: {},
  contactPoints: [],
  consents: [],
  contacts: [],
  passages: [],
}

export const event = (name: string, at: Instant, properties: Record<string, Json> = {}): EventFact => ({
  id: `${name}@${at}`,
  name,
  at,
  seq: 0,
  properties,
})

export const answering = (value: Answer['value']): Answer => ({ value, until: 'never', because: [] })

interface Given extends Partial<Omit<StepInput, 'zone' | 'evaluate' | 'read'>> {
  /** What a condition gives; every condition is true unless said. */
  readonly answers?: (condition: Condition, event?: EventFact) => Answer['value']
  readonly values?: Readonly<Record<string, Json>>
}

/** A person who just arrived on a Monday morning, about whom nothing is known but what is given. */
export const arriving = ({ answers = () => true, values = {}, ...given }: Given = {}): StepInput => ({
  at: monday,
  signal: { type: 'arrived' },
  node: 'here',
  journey: 'j',
  enrollment: 'e1',
  key: 'p1',
  seed: 'p1',
  enteredAt: monday,
  arrivedAt: monday,
  entry: null,
  context: {},
  memory: {},
  facts: nobodyKnown,
  zone: (choice) => (choice === 'person' || choice === 'journey' ? 'UTC' : choice),
  evaluate: (condition, seen) => answering(answers(condition, seen)),
  read: (reference) => values[reference] ?? null,
  ...given,
})
