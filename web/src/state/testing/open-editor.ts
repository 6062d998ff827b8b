import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { createAsks } from '../asks.ts'
import { createAutosave } from '../autosave.ts'
import { check } from '../check-draft.ts'
import { createDocument } from '../document.ts'
import type { Editor } from '../editor.tsx'
import { createFindings } from '../findings.ts'
import { createLens } from '../lens.ts'
import { createSelection } from '../selection.ts'
import { createTogether } from '../together.ts'

/** Of a workspace whose names are not loaded. */
export const nothingKnown = {
  events: null,
  attributes: null,
  segments: null,
  contents: null,
  channels: ['email', 'sms'],
  secrets: null,
  journeys: null,
}

export const blankGraph: Graph = {
  id: 'j',
  name: { en: 'Journey' },
  zone: 'Asia/Shanghai',
  settings: { entry: {}, goals: [], exits: [] },
  nodes: [],
  edges: [],
  notes: [],
  groups: [],
}

/** An editor without server, clock or chance: ids count up, saving is never asked for. */
export function editorFor(graph: Graph): Editor {
  const document = createDocument(graph)
  let drawn = 0
  const findings = createFindings()
  findings.setState(check(graph, nothingKnown))
  return {
    journey: graph.id,
    document,
    selection: createSelection(),
    findings,
    lens: createLens(),
    asks: createAsks(),
    together: createTogether(),
    autosave: createAutosave({
      journey: graph.id,
      document,
      draft: { rev: 1, savedAt: 0 },
      base: graph,
      save: () => Promise.reject(new Error('Nothing is saved here')),
      kept: { read: () => undefined, keep: () => undefined, forget: () => undefined },
      timers: { set: () => 0, clear: () => undefined },
    }),
    chance: () => `000${(drawn += 1)}`,
    canEdit: true,
    refs: nothingKnown,
  }
}
