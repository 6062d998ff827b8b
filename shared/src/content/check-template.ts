import { error, warning, type Finding } from '../problem/finding.ts'
import type { Escape } from './escape.ts'
import { checkHref } from './href.ts'
import { parseTemplate, renderText, templateReads } from './liquid.ts'

/** What a template may name. `entry` is what began the journey, `context` what its steps kept. */
export const scopeNames = [
  'person',
  'entry',
  'context',
  'sender',
  'unsubscribeUrl',
  'preferencesUrl',
  'now',
  'forloop',
] as const

const known: ReadonlySet<string> = new Set(scopeNames)

/** Everything that is wrong with a template: it does not parse, or names what does not exist. Paths are the caller's. */
export const checkTemplate = (template: string, escape: Escape): readonly Finding[] => {
  const parsed = parseTemplate(template, escape)
  if (!parsed.ok) return parsed.findings
  const roots = new Set(templateReads(template).map((reference) => reference.split('.')[0] ?? reference))
  return [...roots]
    .filter((root) => !known.has(root))
    .map((root) => warning('content.unknown-name', { params: { name: root } }))
}

const settings = { zone: 'UTC', language: 'en', at: 0 } as const

/** As above for a web address; one without values must lead somewhere. */
export const checkHrefTemplate = (template: string): readonly Finding[] => {
  const findings = checkTemplate(template, 'url')
  if (findings.length > 0 || templateReads(template).length > 0) return findings
  const rendered = renderText(template, {}, { ...settings, escape: 'url' })
  if (!rendered.ok) return rendered.findings
  return checkHref(rendered.value)
    ? []
    : [error('content.bad-link', { params: { href: rendered.value.slice(0, 200) } })]
}
