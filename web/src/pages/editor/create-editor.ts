import { type Graph, graphSchema } from '@trailwright/shared/graph/schema.ts'
import { type Draft, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { send } from '../../client/send.ts'
import { createAsks } from '../../state/asks.ts'
import { createAutosave, type SaveAnswer, type Timers } from '../../state/autosave.ts'
import { createDocument } from '../../state/document.ts'
import type { Editor } from '../../state/editor.tsx'
import { createFindings } from '../../state/findings.ts'
import { byChance } from '../../state/ids.ts'
import { keptOnDevice } from '../../state/kept-drafts.ts'
import { createLens } from '../../state/lens.ts'
import { createSelection } from '../../state/selection.ts'

/** The parts of an editor that live as long as its page. */
export type EditorParts = Omit<Editor, 'canEdit' | 'refs'>

export interface Opened {
  readonly parts: EditorParts
  /** Edits of an earlier visit that the server never got are on screen again. */
  readonly restored: boolean
}

const timers: Timers = { set: (run, ms) => window.setTimeout(run, ms), clear: (timer) => window.clearTimeout(timer) }

async function save(journey: string, graph: Graph, rev: number): Promise<SaveAnswer> {
  // What the schema refuses would be refused by the server too, without saying where.
  const checked = graphSchema.parse(graph)
  return send(saveDraft, { params: { journey }, body: { graph: checked, rev } })
}

/** Opens the draft of a journey for editing, with the edits that were kept on this device. */
export function openEditor(journey: string, draft: Draft): Opened {
  const kept = keptOnDevice(localStorage)
  const left = kept.read(journey)
  const document = createDocument(draft.graph)
  const autosave = createAutosave({
    journey,
    document,
    draft: left === undefined ? draft : { ...draft, rev: left.rev },
    base: left === undefined || left.rev === draft.rev ? draft.graph : null,
    save: (graph, rev) => save(journey, graph, rev),
    kept,
    timers,
  })
  // Edited from an older draft than the server has now: saving finds the conflict, and both sides are shown.
  if (left !== undefined) document.load(left.graph)
  return {
    parts: {
      journey,
      document,
      selection: createSelection(),
      findings: createFindings(),
      lens: createLens(),
      asks: createAsks(),
      autosave,
      chance: byChance,
    },
    restored: left !== undefined,
  }
}
