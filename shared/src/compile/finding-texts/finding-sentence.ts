import type { Finding } from '../../problem/finding.ts'
import { fill, type Language } from '../../language/language.ts'
import { kindOf } from '../../nodes/index.ts'
import { findingTexts } from './finding-texts.ts'
import type { FindingText } from './text.ts'

/** Of the parts of a call only the body is spoken of. */
const placeOf = ({ path }: Finding): string => (path[0] === 'body' && path.length > 1 ? path.slice(1) : path).join('.')

/** Fields and ports by the words of their kind, where it has any; `place` is where in the document or call. */
const named = (finding: Finding, kindName: string | undefined, language: Language): Finding['params'] => {
  const text = kindName === undefined ? undefined : kindOf(kindName)?.text[language]
  const { params } = finding
  const { field, port, label } = params
  return {
    place: placeOf(finding),
    ...params,
    ...(typeof field === 'string' ? { field: text?.fields[field] ?? field } : {}),
    ...(typeof port === 'string' ? { port: label ?? text?.ports[port] ?? port } : {}),
  }
}

/**
 * A finding in words. `kind` is the kind of its node, so that fields and ports carry the names that stand on the screen.
 * A code without a text is shown as it is: it is a mistake of ours, not of the reader's.
 */
export const findingSentence = (finding: Finding, language: Language, kind?: string): FindingText => {
  const text = findingTexts[finding.code]?.[language]
  if (text === undefined) return { title: finding.code, help: '' }
  const params = named(finding, kind, language)
  return { title: fill(text.title, params), help: fill(text.help, params) }
}
