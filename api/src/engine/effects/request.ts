import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { unreachable } from '@trailwright/shared/problem/unreachable.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { Outcome } from '@trailwright/shared/step/outcome.ts'
import { type Facts, noFacts } from '@trailwright/shared/condition/facts.ts'
import { DAY_MS, parseInstant } from '@trailwright/shared/time/instant.ts'
import type { Egress, EgressAnswer, EgressRequest } from '../../egress/egress.ts'
import { readFacts } from '../../people/index.ts'
import type { Claimed, EffectHandler, Job, Tried } from './handler.ts'
import { renderRequest, type SecretHeader } from './render-request.ts'

type Request = Extract<Effect, { type: 'request' }>

export interface RequestServices {
  readonly egress: Egress
  /** The header of a stored secret if it may go to this host, else null. */
  readonly secret: (workspace: string, name: string, host: string) => Promise<SecretHeader | null>
  readonly now: () => number
}

/** Carries an Idempotency-Key, so a try whose answer was lost is repeated. */
export const requestHandler = (services: RequestServices): EffectHandler<Request> => ({
  afterCrash: 'repeat',
  tries: (effect) => effect.retries + 1,
  deadlineMs: () => DAY_MS,
  hostOf: ({ url }) => hostIn(url),
  claimAll: async ({ tx }, jobs) => {
    const claimed: Claimed[] = []
    const byWorkspace = Map.groupBy(jobs, ({ enrollment }) => enrollment.workspace)
    const facts = new Map<string, Facts>()
    for (const [workspace, own] of byWorkspace) {
      const people = [...new Set(own.map(({ enrollment }) => enrollment.person))]
      for (const [person, known] of await readFacts(tx, workspace, people, noFacts))
        facts.set(JSON.stringify([workspace, person]), known)
    }
    for (const job of jobs) {
      const { workspace, person } = job.enrollment
      claimed.push(claim(services, job, facts.get(JSON.stringify([workspace, person]))))
    }
    return claimed
  },
  settleAll: async () => {},
})

/** Null where a value of the person is part of the host. */
const hostIn = (url: string): string | null => {
  const host = URL.parse(url)?.host ?? ''
  return host === '' || /[{}%]/.test(host) ? null : host
}

const claim = (services: RequestServices, job: Job<Request>, facts: Facts | undefined): Claimed => {
  const { effect, enrollment } = job
  if (facts === undefined)
    return { type: 'settled', outcome: { type: 'held', cause: 'crash', detail: { person: enrollment.person } } }
  const rendered = renderRequest(effect, { ...facts, zone: job.zone }, enrollment, job.now)
  if (!rendered.ok)
    return {
      type: 'settled',
      outcome: {
        type: 'error',
        status: null,
        detail: { code: 'template', findings: rendered.findings.map(({ code }) => code) },
      },
    }
  return { type: 'go', perform: () => perform(services, enrollment.workspace, effect, rendered.value) }
}

const perform = async (
  services: RequestServices,
  workspace: string,
  effect: Request,
  request: EgressRequest,
): Promise<Tried> => {
  if (effect.secret === null) return triedOf(effect, await services.egress.request(request), services.now())
  const secret = await services.secret(workspace, effect.secret, URL.parse(request.url)?.host ?? '')
  if (secret === null)
    return { type: 'outcome', outcome: { type: 'held', cause: 'credentials', detail: { secret: effect.secret } } }
  return triedOf(
    effect,
    await services.egress.request({ ...request, headers: [...request.headers, secret] }),
    services.now(),
  )
}

const worthAnotherTry = (status: number): boolean => status === 429 || status >= 500

/** What the answer of the other system means for the step. */
export const triedOf = (effect: Request, answer: EgressAnswer, now: number): Tried => {
  switch (answer.type) {
    case 'answered': {
      const { status } = answer
      const detail = { status, body: answer.body.slice(0, 2000) }
      if (!worthAnotherTry(status)) {
        return { type: 'outcome', outcome: { type: 'answered', status, context: keep(effect, answer), detail } }
      }
      const exhausted: Outcome = { type: 'error', status, detail }
      return { type: 'retry', afterMs: retryAfterMs(answer.retryAfter, now), detail, exhausted }
    }
    case 'refused':
      return {
        type: 'outcome',
        outcome: { type: 'held', cause: 'configuration', detail: { code: answer.code, host: answer.host } },
      }
    case 'timeout':
      return { type: 'retry', afterMs: null, detail: { code: 'timeout' }, exhausted: { type: 'timeout', detail: {} } }
    case 'unreachable':
      return {
        type: 'retry',
        afterMs: null,
        detail: { code: answer.code },
        exhausted: { type: 'timeout', detail: { code: answer.code } },
      }
    default:
      return unreachable(answer)
  }
}

/** Seconds, or an HTTP date (RFC 9110, 10.2.3). */
export const retryAfterMs = (header: string | null, now: number): number | null => {
  if (header === null) return null
  if (/^\d{1,7}$/.test(header)) return Number(header) * 1000
  const date = httpDate(header)
  return date === null ? null : Math.max(0, date - now)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const httpDate = (text: string): number | null => {
  const found = /^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text)
  if (found === null) return null
  const month = months.indexOf(found[2] ?? '')
  if (month < 0) return null
  const padded = String(month + 1).padStart(2, '0')
  return parseInstant(`${found[3]}-${padded}-${found[1]}T${found[4]}:${found[5]}:${found[6]}Z`) ?? null
}

const keep = (effect: Request, answer: Extract<EgressAnswer, { type: 'answered' }>): JsonObject => {
  const parsed = parseJson(answer.body)
  return Object.fromEntries(Object.entries(effect.keep).map(([name, path]) => [name, valueAt(parsed, path)]))
}

const parseJson = (text: string): Json => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const valueAt = (value: Json, path: string): Json =>
  path.split('.').reduce<Json>((found, name) => {
    if (typeof found !== 'object' || found === null) return null
    const children = new Map<string, Json>(Object.entries(found))
    return children.get(name) ?? null
  }, value)
