import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { awaitedEffects } from '@trailwright/shared/step/effect.ts'
import type { Messages } from '../messages.ts'
import type { EffectHandler } from './handler.ts'
import { requestHandler, type RequestServices } from './request.ts'
import { sendHandler } from './send.ts'

type Awaited = (typeof awaitedEffects)[number]

/** One handler an awaited effect: a missing one does not compile. */
export type Handlers = { readonly [T in Awaited]: EffectHandler<Extract<Effect, { type: T }>> }

export const createHandlers = (messages: Messages, requests: RequestServices): Handlers => ({
  send: sendHandler(messages),
  request: requestHandler(requests),
})
