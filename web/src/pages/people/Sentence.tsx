import type { Phrase } from '@trailwright/shared/nodes/define.ts'

/** A sentence in ink, its values bold. */
export function Sentence({ phrase }: { phrase: Phrase }) {
  return phrase.map((part, index) => {
    const key = `${index}`
    if (typeof part === 'string') return <span key={key}>{part}</span>
    return <strong key={key}>{'value' in part ? part.value : part.missing}</strong>
  })
}
