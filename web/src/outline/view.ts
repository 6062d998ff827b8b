import useMediaQuery from '@mui/material/useMediaQuery'
import { useCallback } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { useSession } from '../client/session.ts'

/** How the Build lens shows a journey. */
export const views = ['canvas', 'list'] as const
export type View = (typeof views)[number]

/** What was chosen on this page, by user. */
const chosen = createStore<ReadonlyMap<string, View>>(() => new Map())

const keyOf = (user: string): string => `trailwright/view/${user}`

function kept(user: string): View | undefined {
  const text = localStorage.getItem(keyOf(user))
  return views.find((view) => view === text)
}

/** Canvas or list, as this user chose last on this device; unchosen, a narrow window begins with the list. */
export function useView(): { readonly view: View; readonly show: (view: View) => void } {
  const { user } = useSession()
  const hasRoom = useMediaQuery('(min-width: 1024px)', { noSsr: true })
  const now = useStore(chosen, (state) => state.get(user.id))
  const show = useCallback(
    (view: View) => {
      localStorage.setItem(keyOf(user.id), view)
      chosen.setState(new Map([...chosen.getState(), [user.id, view]]), true)
    },
    [user.id],
  )
  return { view: now ?? kept(user.id) ?? (hasRoom ? 'canvas' : 'list'), show }
}
