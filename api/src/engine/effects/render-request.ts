import type { Facts } from '@trailwright/shared/condition/facts.ts'
import type { Escape } from '@trailwright/shared/content/escape.ts'
import { renderText } from '@trailwright/shared/content/liquid.ts'
import type { Finding, Result } from '@trailwright/shared/problem/finding.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Enrollment } from '@trailwright/shared/run/enrollment.ts'
import type { Effect } from '@trailwright/shared/step/effect.ts'
import type { EgressRequest } from '../../egress/egress.ts'

type Request = Extract<Effect, { type: 'request' }>

export interface SecretHeader {
  readonly name: string
  readonly value: string
}

/** Values are encoded for where they stand: in the address, in one header line, inside the JSON body. The host has none. */
export const renderRequest = (
  effect: Request,
  facts: Facts,
  enrollment: Enrollment,
  at: number,
): Result<EgressRequest> => {
  const scope: JsonObject = {
    person: { id: facts.person.id, ...facts.person.attributes },
    entry: enrollment.entry?.properties ?? {},
    context: enrollment.context,
    enrollment: { key: enrollment.key },
  }
  const findings: Finding[] = []
  const render = (template: string, escape: Escape): string => {
    const rendered = renderText(template, scope, { escape, zone: facts.person.zone ?? facts.zone, language: 'en', at })
    if (rendered.ok) return rendered.value
    findings.push(...rendered.findings)
    return ''
  }
  const value: EgressRequest = {
    method: effect.method,
    url: render(effect.url, 'url'),
    headers: [
      ...(effect.body === null ? [] : [{ name: 'content-type', value: 'application/json' }]),
      { name: 'idempotency-key', value: effect.key },
      ...effect.headers.map((header) => ({ name: header.name, value: render(header.value, 'header') })),
    ],
    body: effect.body === null ? null : render(effect.body, 'json'),
    timeoutMs: effect.timeoutMs,
  }
  return findings.length > 0 ? { ok: false, findings } : { ok: true, value }
}
