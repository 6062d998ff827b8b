import type { Other } from '@trailwright/shared/wire/presence.ts'
import type { Thread } from '@trailwright/shared/wire/comments.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What a step shows of those who work on the journey: each card reads its own, by its id. */
export interface TogetherState {
  /** Who else has the journey open. */
  readonly others: readonly Other[]
  /** Who else has a step selected. */
  readonly at: ReadonlyMap<string, Other>
  /** How many threads about a step are open. */
  readonly threads: ReadonlyMap<string, number>
  /** Whether the comments are shown beside the canvas. */
  readonly commentsOpen: boolean
}

export function createTogether(): StoreApi<TogetherState> {
  return createStore<TogetherState>()(() => ({
    others: [],
    at: new Map<string, Other>(),
    threads: new Map<string, number>(),
    commentsOpen: false,
  }))
}

/** Takes over who else is here; what did not change keeps its identity, so that no card is drawn for nothing. */
export function showOthers(store: StoreApi<TogetherState>, others: readonly Other[]): void {
  const before = store.getState()
  if (JSON.stringify(before.others) === JSON.stringify(others)) return
  const kept = others.map(
    (other) => before.others.find((old) => old.user === other.user && sameOther(old, other)) ?? other,
  )
  const at = new Map<string, Other>()
  for (const other of kept) if (other.node !== null && !at.has(other.node)) at.set(other.node, other)
  store.setState({ others: kept, at })
}

function sameOther(one: Other, other: Other): boolean {
  return one.name === other.name && one.node === other.node
}

/** Counts the open threads of each step. */
export function countThreads(store: StoreApi<TogetherState>, open: readonly Thread[]): void {
  const threads = new Map<string, number>()
  for (const { node } of open) if (node !== null) threads.set(node, (threads.get(node) ?? 0) + 1)
  store.setState({ threads })
}
