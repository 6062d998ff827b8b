import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { FailureClass, HoldCause } from '@trailwright/shared/step/outcome.ts'
import type { Rendered } from '@trailwright/shared/wire/contents.ts'

/** A message ready to go: rendered, addressed to exactly one person. Stored with the delivery as it stands. */
export interface OutgoingMessage {
  /** enrollment:visit:n, for ever the same: it reaches the provider where that takes one. */
  readonly key: string
  readonly workspace: string
  readonly channel: string
  readonly address: string
  readonly rendered: Rendered
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

/** What a channel says. A person's fault is `failed`, ours is `held`; `unknown` may have gone out and is never repeated. */
export type ChannelAnswer =
  | { readonly type: 'sent'; readonly provider: string | null; readonly detail: JsonObject }
  /** No provider is set up: the message stays in the outbox page and counts as sent. */
  | { readonly type: 'outbox' }
  | { readonly type: 'failed'; readonly class: FailureClass; readonly detail: JsonObject }
  /** Surely not taken, and worth another try (4xx of SMTP, 429, 5xx, no connection). `afterMs`: what the provider asked for. */
  | { readonly type: 'retry'; readonly afterMs: number | null; readonly detail: JsonObject }
  | { readonly type: 'held'; readonly cause: HoldCause; readonly detail: JsonObject }
  | { readonly type: 'unknown'; readonly detail: JsonObject }

/** One way to reach people. Knows neither engine nor database: `settings` come with the call. */
export interface Channel<Settings> {
  readonly name: string
  send(message: OutgoingMessage, settings: Settings): Promise<ChannelAnswer>
}
