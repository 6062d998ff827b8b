import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/*
 * Letters and signs that do something by themselves get in the way of those who speak to their computer or press keys
 * by accident: they can be switched off, on this device. Keys with Ctrl, Alt or ⌘ and keys without a sign stay.
 */

const storageKey = 'trailwright-single-keys'

const store = createStore<{ readonly on: boolean }>()(() => ({ on: localStorage.getItem(storageKey) !== 'off' }))

/** Whether this is a single key, and single keys are switched off. */
export function isSwitchedOff(event: KeyboardEvent): boolean {
  const isSign = event.key.length === 1 && event.key !== ' '
  return isSign && !event.ctrlKey && !event.metaKey && !event.altKey && !store.getState().on
}

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(storageKey, on ? 'on' : 'off')
  store.setState({ on })
}

export function useSingleKeys(): boolean {
  return useStore(store, ({ on }) => on)
}
