import { createContext, use } from 'react'
import type { Mark } from './compare-graphs.ts'

/** The sign beside the colour. */
export const signs: Readonly<Record<Mark, string>> = { added: '+', removed: '−', changed: '~' }

interface Marks {
  readonly marks: ReadonlyMap<string, Mark>
  /** Where the change is that is being looked at. */
  readonly current: ReadonlySet<string>
}

export const MarksContext = createContext<Marks>({ marks: new Map(), current: new Set() })

export const useMark = (id: string): { readonly mark: Mark | undefined; readonly isCurrent: boolean } => {
  const { marks, current } = use(MarksContext)
  return { mark: marks.get(id), isCurrent: current.has(id) }
}
