import { createContext, use } from 'react'

/** Which people a count stands for. */
export interface PeopleBehind {
  readonly node?: string
  readonly which: 'here' | 'arrived' | 'port' | 'left' | 'held' | 'inside' | 'entered'
  readonly port?: string
  readonly reason?: string
}

/** Lists the people behind a count; only the live lens does anything. */
export const ShowPeopleContext = createContext<(behind: PeopleBehind) => void>(() => undefined)

export function useShowPeople(): (behind: PeopleBehind) => void {
  return use(ShowPeopleContext)
}
