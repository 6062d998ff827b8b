import type { Content } from '@trailwright/shared/content/schema.ts'
import type { EventFact, Facts } from '@trailwright/shared/condition/facts.ts'
import type { ContactRules } from '@trailwright/shared/policy/decision.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { FailureClass } from '@trailwright/shared/step/outcome.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { ChannelAnswer, OutgoingMessage } from '../channels/index.ts'

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

/** What the engine needs of contents and channels. `db` is the caller's transaction. */
export interface Messages {
  /** The published content, or null when there is none. */
  content(db: Kysely<Tables>, workspace: string, id: string): Promise<Content | null>
  rules(db: Kysely<Tables>, workspace: string): Promise<ContactRules>
  /** Renders within limits, with the person's unsubscribe links. */
  prepare(db: Kysely<Tables>, wish: MessageWish): Promise<Prepared>
  send(message: OutgoingMessage): Promise<ChannelAnswer>
}
