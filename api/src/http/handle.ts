/**
 * How a feature serves its operations:
 *
 *     // api/src/people/index.ts
 *     export const people: Feature = (services) => ({
 *       handlers: [
 *         handle(listPeople, ({ context, query }) => store.list(context.workspace, query)),
 *         handle(getPerson, async ({ context, params }) => (await store.find(context.workspace, params.person)) ?? missing()),
 *       ],
 *     })
 *
 * and one line in api/src/features.ts. A feature that needs more than the services is made by a function of it, such as
 * `content(parts: MessageParts): Feature`; main.ts hands the parts over. Registering (http/register.ts) has checked session, permission, origin, limits
 * and the schemas of params, query and body before a handler runs, so a handler only does its work: it returns the
 * response value of the route, `answer(409, value)` for another status, or throws `AppError(code)` with a code that the
 * route lists in `problems` (or `notFound()`). Everything it reads or writes is keyed by `context.workspace`.
 *
 * Operations of permission `public` use `handlePublic`: nobody is signed in. Calls outside the contract (Segment's,
 * the recipients' pages) come as `openApps`: a Hono app under a prefix, without session, permission and origin check.
 *
 * Tests: `testApp({ features: [people] })` of http/testing.ts.
 */
import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import type { Role, Route } from '@trailwright/shared/wire/route.ts'
import type { Services } from '../services.ts'

/** Who asks. `workspace` comes from the session, never from the request. */
export interface RequestContext {
  readonly workspace: string
  readonly user: string
  readonly role: Role
  readonly language: Language
  readonly now: Instant
  readonly headers: Headers
}
export type PublicContext = Pick<RequestContext, 'language' | 'now' | 'headers'>

/** A response with a status of its own and, when it signs somebody in, cookies. */
export class Answer<Value> {
  readonly status: 200 | 409
  readonly value: Value
  readonly cookies: readonly string[]

  constructor(status: 200 | 409, value: Value, cookies: readonly string[]) {
    this.status = status
    this.value = value
    this.cookies = cookies
  }
}
export const answer = <Value>(status: 200 | 409, value: Value, cookies: readonly string[] = []): Answer<Value> =>
  new Answer(status, value, cookies)

interface Parts<R extends Route> {
  readonly params: z.output<R['params']>
  readonly query: z.output<R['query']>
  readonly body: z.output<R['body']>
}
type Answered<R extends Route> = z.input<R['response']> | Answer<z.input<R['response']>>
type Awaitable<T> = T | Promise<T>

/** A route with what answers it; its types are checked where it is made. */
export type Handled =
  | {
      readonly access: 'session'
      readonly route: Route
      readonly run: (input: { readonly context: RequestContext } & Parts<Route>) => unknown
    }
  | {
      readonly access: 'public'
      readonly route: Route
      readonly run: (input: { readonly context: PublicContext } & Parts<Route>) => unknown
    }

export const handle = <R extends Route>(
  route: R,
  run: (input: { readonly context: RequestContext } & Parts<R>) => Awaitable<Answered<R>>,
): Handled => ({
  access: 'session',
  route,
  // Registering parses the input with the schemas of this very route.
  run: (input) => run(input as typeof input & Parts<R>),
})

export const handlePublic = <R extends Route>(
  route: R,
  run: (input: { readonly context: PublicContext } & Parts<R>) => Awaitable<Answered<R>>,
): Handled => ({
  access: 'public',
  route,
  // As above.
  run: (input) => run(input as typeof input & Parts<R>),
})

/** Calls that are no operations of the contract, under a prefix such as `/v1`. */
export interface OpenApp {
  readonly prefix: `/${string}`
  readonly app: Hono
}

export type Feature = (services: Services) => {
  readonly handlers: readonly Handled[]
  readonly openApps?: readonly OpenApp[]
}
