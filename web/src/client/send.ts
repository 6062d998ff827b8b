import type { Nothing, Route } from '@trailwright/shared/wire/route.ts'
import ky, { isNetworkError, isTimeoutError } from 'ky'
import type { z } from 'zod'
import { ApiProblem, problemOf } from './api-problem.ts'

type Empty = z.output<Nothing>
/** In brackets, so that a union stays one value with several shapes. */
type Part<Key extends string, Value> = [Value] extends [Empty]
  ? { readonly [K in Key]?: never }
  : [Partial<Value>] extends [Value]
    ? { readonly [K in Key]?: Value }
    : { readonly [K in Key]: Value }

/** What a call of a route takes: params, query and body, as far as the route has them. */
export type InputOf<R extends Route> = Part<'params', z.output<R['params']>> &
  Part<'query', z.output<R['query']>> &
  Part<'body', z.output<R['body']>>

export type ResponseOf<R extends Route> = z.output<R['response']>

/** The same, seen without the types of one route. */
interface AnyInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

const http = ky.create({
  credentials: 'same-origin',
  throwHttpErrors: false,
  timeout: 30_000,
  retry: { limit: 2, methods: ['get'], statusCodes: [502, 503, 504] },
})

/** Calls one operation. Throws an `ApiProblem`, nothing else. */
export async function send<R extends Route>(route: R, input: InputOf<R>, signal?: AbortSignal): Promise<ResponseOf<R>> {
  const { params, query, body }: AnyInput = input
  const response = await reach(() =>
    http(pathOf(route.path, entriesOf(params)), {
      method: route.method,
      searchParams: entriesOf(query),
      ...(body === undefined ? {} : { json: body }),
      ...(signal === undefined ? {} : { signal }),
    }),
  )
  const answer = await bodyOf(response)
  if (response.ok) return parse(route, answer)
  const problem = problemOf(response.status, answer)
  // A conflict may answer with both sides in the shape of a response.
  if (response.status === 409 && problem.code === 'fault') {
    const both = route.response.safeParse(answer)
    // The schema of the route made it; the compiler cannot follow a generic schema.
    if (both.success) return both.data as ResponseOf<R>
  }
  throw problem
}

function parse<R extends Route>(route: R, answer: unknown): ResponseOf<R> {
  const read = route.response.safeParse(answer)
  // As above.
  if (read.success) return read.data as ResponseOf<R>
  const where = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  throw new ApiProblem(0, { code: 'fault', reference: `${route.operationId} ${where}` })
}

/** Runs a request; a network that is away becomes a problem that says so. An abort stays an abort. */
export async function reach(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request()
  } catch (error) {
    if (isTimeoutError(error)) throw new ApiProblem(0, { code: 'slow' })
    if (isNetworkError(error)) throw new ApiProblem(0, { code: 'offline' })
    throw error
  }
}

/** The JSON of an answer; an empty answer is an empty object. */
export async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Fills `{name}` in a path of the contract. */
export function pathOf(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function entriesOf(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) return {}
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )
}
