import { z } from 'zod'
import { error, warning, type Finding } from '../../../problem/finding.ts'
import { headerSchema, type EffectWish } from '../../../step/effect.ts'
import type { Outcome } from '../../../step/outcome.ts'
import type { StepResult } from '../../../step/step.ts'
import { durationMs, durationSchema } from '../../../time/duration.ts'
import { MINUTE_MS, SECOND_MS } from '../../../time/instant.ts'
import { defineNode, type Refs } from '../../define.ts'
import { boldOr, sentence } from '../../phrase.ts'
import { textIn } from '../../unfinished.ts'
import { httpRequestText as text, httpRequestWords as words } from './http-request.text.ts'
import { isSuccess, successSchema } from './success-statuses.ts'
import { hasVariableHost, hostOf, isEncrypted, isUsableHost } from './url.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const SHORTEST_TIMEOUT_MS = SECOND_MS
const LONGEST_TIMEOUT_MS = MINUTE_MS

const configSchema = z.strictObject({
  method: z.enum(methods).default('POST'),
  /** Liquid after the host. */
  url: z.string().min(1).max(2000),
  headers: z.array(headerSchema).max(20).default([]),
  /** Name of a secret of the workspace; it goes to its own host only. */
  secret: z.string().min(1).max(100).nullable().default(null),
  body: z.string().max(20_000).nullable().default(null),
  /** Name in the context -> dotted path into the JSON answer. */
  keep: z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/), z.string().min(1).max(200)).default({}),
  success: successSchema.default('2xx'),
  timeout: durationSchema.default('PT10S'),
  retries: z.int().min(0).max(5).default(3),
})
type Config = z.infer<typeof configSchema>

const checkSecret = ({ secret, url }: Config, { secrets }: Refs): readonly Finding[] => {
  if (secret === null) return []
  const path = ['secret']
  const unencrypted = isEncrypted(url) ? [] : [warning('http.not-encrypted', { path: ['url'], params: { url } })]
  const known = secrets?.find(({ name }) => name === secret)
  if (secrets === null) return unencrypted
  if (known === undefined) return [error('secret.unknown', { path, params: { secret } })]
  const host = hostOf(url) ?? ''
  return known.host.toLowerCase() === host || `${known.host.toLowerCase()}:443` === host
    ? unencrypted
    : [error('http.secret-other-host', { path, params: { secret, host: known.host, is: host } })]
}

const checkUrl = (url: string): readonly Finding[] => {
  const path = ['url']
  if (hasVariableHost(url)) return [error('http.variable-host', { path, params: { url } })]
  const host = hostOf(url)
  return host === undefined || !isUsableHost(host) ? [error('http.address-invalid', { path, params: { url } })] : []
}

const checkTimeout = (timeout: string): readonly Finding[] => {
  const ms = durationMs(timeout)
  return ms === undefined || ms < SHORTEST_TIMEOUT_MS || ms > LONGEST_TIMEOUT_MS
    ? [error('http.timeout-out-of-range', { path: ['timeout'], params: { timeout } })]
    : []
}

const wish = ({ method, url, headers, secret, body, keep, timeout, retries }: Config): EffectWish => ({
  type: 'request',
  method,
  url,
  headers,
  secret,
  body,
  keep,
  timeoutMs: durationMs(timeout) ?? LONGEST_TIMEOUT_MS,
  retries,
})

const goOn = ({ success }: Config, outcome: Outcome): StepResult<'ok' | 'error' | 'timeout'> => {
  switch (outcome.type) {
    case 'answered':
      return isSuccess(success, outcome.status)
        ? { type: 'go', port: 'ok', context: outcome.context, values: { status: outcome.status } }
        : { type: 'go', port: 'error', values: { status: outcome.status } }
    case 'error':
      return {
        type: 'go',
        port: outcome.status !== null && isSuccess(success, outcome.status) ? 'ok' : 'error',
        values: { status: outcome.status },
      }
    case 'timeout':
      return { type: 'go', port: 'timeout' }
    case 'held':
      return { type: 'hold', cause: outcome.cause, values: outcome.detail }
    default:
      return { type: 'hold', cause: 'unknown_outcome', values: outcome.detail }
  }
}

/** Asks another system, and may keep parts of its answer as `context`. */
export const httpRequest = defineNode({
  kind: 'http.request',
  v: 1,
  family: 'connect',
  icon: 'globe',
  config: configSchema,
  defaults: () => ({
    method: 'POST',
    url: '',
    headers: [],
    secret: null,
    body: null,
    keep: {},
    success: '2xx',
    timeout: 'PT10S',
    retries: 3,
  }),
  fields: {
    method: { widget: 'choice', section: 'what', options: methods },
    url: { widget: 'url', section: 'what' },
    headers: { widget: 'headers', section: 'what' },
    secret: { widget: 'secret', section: 'what' },
    body: { widget: 'jsonBody', section: 'what' },
    keep: { widget: 'keepMap', section: 'then' },
    success: { widget: 'text', section: 'trouble' },
    timeout: { widget: 'duration', section: 'trouble' },
    retries: { widget: 'number', section: 'trouble' },
  },
  ports: () => [
    { name: 'ok' },
    { name: 'error', optional: true, quiet: true },
    { name: 'timeout', fallback: 'error', optional: true, quiet: true },
  ],
  check: (config, { refs }) => [...checkUrl(config.url), ...checkSecret(config, refs), ...checkTimeout(config.timeout)],
  keeps: ({ keep }) => Object.keys(keep),
  alwaysRests: () => true,
  effects: ['request'],
  text,
  summary: (config, names) => {
    const { calls, chooseUrl } = words[names.language]
    const url = textIn(config, 'url')
    if (url === undefined) return [{ missing: chooseUrl }]
    return sentence(calls, {
      method: boldOr(textIn(config, 'method') ?? 'POST', ''),
      host: boldOr(hostOf(url), chooseUrl),
    })
  },
  upgrades: [],
  step: (config, { signal }) =>
    signal.type === 'outcome' ? goOn(config, signal.outcome) : { type: 'ask', effect: wish(config) },
})
