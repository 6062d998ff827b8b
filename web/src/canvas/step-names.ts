import type { Names } from '@trailwright/shared/nodes/define.ts'
import { createContext, use } from 'react'

/** The names that the sentences of this journey's steps mention; made once for all cards. */
export const StepNamesContext = createContext<Names | null>(null)

export function useStepNames(): Names {
  const names = use(StepNamesContext)
  if (names === null) throw new Error('No names around this step')
  return names
}
