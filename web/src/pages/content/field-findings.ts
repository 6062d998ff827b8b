import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { createContext, use, useState } from 'react'
import { useFindingText } from './finding-text.ts'

/** What is wrong with the content at hand, for the fields that it is about. */
export const FieldFindings = createContext<readonly Finding[]>([])

/** What is only missing yet is said at a field once somebody was there; it is in the list of findings from the start. */
const missing: ReadonlySet<string> = new Set([
  'content.subject-empty',
  'content.text-empty',
  'content.block-empty',
  'content.button-without-link',
  'content.image-without-source',
  'content.image-without-words',
  'content.products-without-list',
])

/** The sentence that belongs under a field. `field`: its path into the content. */
export function useFieldFinding(field: string) {
  const findings = use(FieldFindings)
  const text = useFindingText()
  const [wasThere, setWasThere] = useState(false)
  const own = findings.filter(({ path, code }) => path.join('.') === field && (wasThere || !missing.has(code)))
  const error = own.find(({ level }) => level === 'error')
  const note = own.find(({ level }) => level !== 'error')
  return {
    error: error === undefined ? undefined : text(error),
    note: note === undefined ? undefined : text(note),
    onBlur: () => setWasThere(true),
  }
}
