import { type Graph, graphSchema } from '@trailwright/shared/graph/schema.ts'
import { error } from '@trailwright/shared/problem/finding.ts'
import { type Draft, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { ApiProblem } from '../../client/api-problem.ts'
import { send } from '../../client/send.ts'
import { createAsks } from '../../state/asks.ts'
import { createAutosave, type SaveAnswer, type Timers } from '../../state/autosave.ts'
import { createDocument } from '../../state/document.ts'
import { threeWay } from '../../state/edits/three-way.ts'
import type { Editor } from '../../state/editor.tsx'
import { createFindings } from '../../state/findings.ts'
import { byChance } from '../../state/ids.ts'
import { keptOnDevice } from '../../state/kept-drafts.ts'
import { createLens } from '../../state/lens.ts'
import { createSelection } from '../../state/selection.ts'
import { createTogether } from '../../state/together.ts'

/** The parts of an editor that live as long as its page. */
export type EditorParts = Omit<Editor, 'canEdit' | 'refs'>

export interface Opened {
  readonly parts: EditorParts
  /** Edits of an earlier visit that the server never got are on screen again: in how much they differ from its draft. */
  readonly restored: number | null
}

const timers: Timers = { set: (run, ms) => window.setTimeout(run, ms), clear: (timer) => window.clearTimeout(timer) }

async function save(journey: string, graph: Graph, rev: number, keep: boolean): Promise<SaveAnswer> {
  // What the schema refuses the server would refuse too.
  const checked = graphSchema.safeParse(graph)
  if (checked.success)
    return send(saveDraft, { params: { journey }, body: { graph: checked.data, rev, ...(keep ? { keep } : {}) } })
  const findings = checked.error.issues.map(({ path, message }) =>
    error('invalid.value', {
      path: ['body', 'graph', ...path.map((key) => (typeof key === 'symbol' ? '' : key))],
      params: { rule: message },
    }),
  )
  throw new ApiProblem(0, { code: 'invalid', findings })
}

const differencesOf = (mine: Graph, theirs: Graph): number => threeWay(null, mine, theirs).differences.length

/** Opens the draft of a journey for editing, with the edits that were kept on this device. */
export function openEditor(journey: string, draft: Draft): Opened {
  const kept = keptOnDevice(localStorage)
  const left = kept.read(journey)
  const document = createDocument(draft.graph)
  const autosave = createAutosave({
    journey,
    document,
    draft: left === undefined ? draft : { ...draft, rev: left.rev },
    base: left === undefined || left.rev === draft.rev ? draft.graph : left.base,
    save: (graph, rev, keep) => save(journey, graph, rev, keep),
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
      together: createTogether(),
      autosave,
      chance: byChance,
    },
    restored: left === undefined ? null : differencesOf(left.graph, draft.graph),
  }
}
