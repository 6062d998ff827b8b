import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import type { Draft } from '@trailwright/shared/wire/journeys.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type ApiProblem, asProblem } from '../client/api-problem.ts'
import type { EditDocument } from './document.ts'
import { open, threeWay } from './edits/three-way.ts'
import type { KeptDrafts } from './kept-drafts.ts'

/**
 * saved    the server has what is on screen
 * waiting  edited; saving begins after a short rest
 * saving   on its way
 * offline  kept on this device, tried again when the network is back
 * conflict somebody saved a newer draft: `theirs`
 * refused  the server says no: `problem`
 */
export type SaveStatus = 'saved' | 'waiting' | 'saving' | 'offline' | 'conflict' | 'refused'

export interface SaveState {
  readonly status: SaveStatus
  readonly rev: number
  readonly savedAt: Instant
  readonly theirs: Draft | null
  /** In a conflict: what both drafts began from, where that is known. */
  readonly base: Graph | null
  /** What was last taken in of somebody else's newer draft, without a question: whose, and how much. */
  readonly joined: { readonly by: string; readonly count: number } | null
  readonly problem: ApiProblem | null
  /** Of a refusal: what the server found, on the steps where it found it. */
  readonly refused: readonly Finding[]
}

export type SaveAnswer =
  | { readonly saved: true; readonly rev: number; readonly savedAt: Instant }
  | { readonly saved: false; readonly theirs: Draft }

/** Timers come from outside, so that tests wait for nothing. */
export interface Timers {
  set(run: () => void, ms: number): number
  clear(timer: number): void
}

interface AutosaveParts {
  readonly journey: string
  readonly document: EditDocument
  readonly draft: Pick<Draft, 'rev' | 'savedAt'>
  /** What the server had at that `rev`; null where that is not known, as of a draft kept on this device. */
  readonly base: Graph | null
  /** `keep`: what this replaces is kept among the drafts. */
  readonly save: (graph: Graph, rev: number, keep: boolean) => Promise<SaveAnswer>
  readonly kept: KeptDrafts
  readonly timers: Timers
}

export interface Autosave {
  readonly store: StoreApi<SaveState>
  /** Saves at once what is not saved, for publishing and leaving. Resolves when the server has it, or cannot. */
  flush(): Promise<void>
  /** Ends a conflict with this draft, made of both; the other one is kept among the drafts. One step of undo. */
  take(graph: Graph, rev: number): void
  /** Has the server keep what the next save replaces. */
  keepReplaced(): void
  /** Shows a newer draft of somebody else, while everything of this one is saved; tells whether it did. */
  follow(theirs: Draft): boolean
  /** Begins to save; returns what ends it. */
  start(): () => void
}

const nothingRefused: readonly Finding[] = []

/** What the server found in the body of a save, on the steps of the draft that was sent. */
function onSteps({ nodes }: Graph, { findings }: ApiProblem): readonly Finding[] {
  return findings.map((finding) => {
    const at = finding.path.indexOf('nodes')
    const node = at === -1 ? undefined : nodes[Number(finding.path[at + 1])]
    return node === undefined ? finding : { ...finding, node: node.id, path: finding.path.slice(at + 2) }
  })
}

const restMs = 700
const retryMs = 10_000

/** Saves the draft a moment after each edit, and says how that goes. */
export function createAutosave({ journey, document, draft, base, save, kept, timers }: AutosaveParts): Autosave {
  const store = createStore<SaveState>()(() => ({
    status: 'saved',
    rev: draft.rev,
    savedAt: draft.savedAt,
    theirs: null,
    base: null,
    joined: null,
    problem: null,
    refused: nothingRefused,
  }))
  let timer: number | undefined
  let running: Promise<void> | undefined
  let savedGraph = document.graph()
  /** What the server had when it and this draft last were one. */
  let common = base
  let keepsReplaced = false

  const schedule = (ms = restMs) => {
    if (timer !== undefined) timers.clear(timer)
    timer = timers.set(() => void flush(), ms)
  }

  /** Takes in what only the other side changed, without asking anybody. */
  const join = ({ graph: theirs, rev, savedBy }: Draft): boolean => {
    const merge = threeWay(common, document.graph(), theirs)
    if (open(merge, new Map()).length > 0) return false
    const count = merge.differences.filter(({ by }) => by !== 'mine').length
    savedGraph = theirs
    common = theirs
    store.setState({ status: 'waiting', rev, joined: count === 0 ? null : { by: savedBy, count } })
    document.edit('take', () => merge.graph)
    schedule()
    return true
  }

  const saveOnce = async (graph: Graph): Promise<void> => {
    store.setState({ status: 'saving', problem: null, refused: nothingRefused })
    try {
      const answer = await save(graph, store.getState().rev, keepsReplaced)
      if (!answer.saved) {
        if (!join(answer.theirs)) store.setState({ status: 'conflict', theirs: answer.theirs, base: common })
        return
      }
      savedGraph = graph
      common = graph
      keepsReplaced = false
      const more = document.graph() !== graph
      store.setState({ status: more ? 'waiting' : 'saved', rev: answer.rev, savedAt: answer.savedAt })
      if (more) schedule()
      else kept.forget(journey)
    } catch (error) {
      const problem = asProblem(error)
      const away = problem.code === 'offline' || problem.code === 'slow'
      store.setState(away ? { status: 'offline' } : { status: 'refused', problem, refused: onSteps(graph, problem) })
      if (away) schedule(retryMs)
    }
  }

  async function flush(): Promise<void> {
    if (timer !== undefined) timers.clear(timer)
    timer = undefined
    if (running !== undefined) await running
    if (store.getState().status === 'conflict' || document.graph() === savedGraph) return
    running = saveOnce(document.graph()).finally(() => {
      running = undefined
    })
    await running
  }

  const onEdit = (graph: Graph) => {
    const { status, rev } = store.getState()
    if (graph === savedGraph) {
      // Undone until it is what the server has.
      if (status === 'saving' || status === 'conflict' || status === 'saved') return
      store.setState({ status: 'saved', problem: null, refused: nothingRefused })
      kept.forget(journey)
      return
    }
    kept.keep(journey, { rev, graph, base: common })
    if (status === 'conflict') return
    if (status !== 'saving') store.setState({ status: status === 'offline' ? 'offline' : 'waiting' })
    schedule()
  }

  return {
    store,
    flush,
    take(graph, rev) {
      const { theirs } = store.getState()
      if (theirs !== null) {
        common = theirs.graph
        savedGraph = theirs.graph
      }
      keepsReplaced = true
      store.setState({ status: 'waiting', rev, theirs: null, base: null })
      document.edit('take', () => graph)
      schedule()
    },
    keepReplaced: () => {
      keepsReplaced = true
    },
    follow(theirs) {
      const { status, rev } = store.getState()
      if (status !== 'saved' || running !== undefined || theirs.rev <= rev || document.graph() !== savedGraph)
        return false
      savedGraph = theirs.graph
      common = theirs.graph
      store.setState({ rev: theirs.rev, savedAt: theirs.savedAt })
      document.edit('take', () => theirs.graph)
      return true
    },
    start() {
      onEdit(document.graph())
      const unsubscribe = document.store.subscribe(({ graph }, before) => {
        if (graph !== before.graph) onEdit(graph)
      })
      return () => {
        unsubscribe()
        void flush()
      }
    },
  }
}
