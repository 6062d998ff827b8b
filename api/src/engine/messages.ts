import type { Content } from '@trailwright/shared/content/schema.ts'
import type { EventFact, Facts } from '@trailwright/shared/condition/facts.ts'
import type { ContactRules } from '@trailwright/shared/policy/decision.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { FailureClass } from '@trailwright/shared/step/outcome.ts'
import type { ChannelAnswer, OutgoingMessage } from '../channels/channel.ts'

export interface MessageWish {
  readonly key: string
  readonly workspace: string
  readonly channel: string
  readonly address: string
  readonly content: string
  readonly facts: Facts
  readonly entry: EventFact | null
  readonly context: JsonObject
  readonly at: number
}

export type Prepared =
  | { readonly ok: true; readonly message: OutgoingMessage }
  | { readonly ok: false; readonly class: FailureClass; readonly detail: JsonObject }

/** What the engine needs of contents and channels; wired in main.ts. */
export interface Messages {
  /** The published content, or null when there is none. */
  content(workspace: string, id: string): Promise<Content | null>
  rules(workspace: string): Promise<ContactRules>
  /** Renders within limits, with the person's unsubscribe links. */
  prepare(wish: MessageWish): Promise<Prepared>
  send(message: OutgoingMessage): Promise<ChannelAnswer>
}
