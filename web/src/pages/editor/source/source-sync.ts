import { setDiagnostics } from '@codemirror/lint'
import { EditorView, type ViewUpdate } from '@codemirror/view'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Refs } from '@trailwright/shared/nodes/define.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Editor } from '../../../state/editor.tsx'
import { threeWay } from '../../../state/edits/three-way.ts'
import { nodeAt, pathAt, stepAt, wholeAt } from './json-places.ts'
import { textOf } from './journey-text.ts'
import { type Mark, marksOf, type MarkWords, syntaxMark, twiceMarks } from './marks.ts'
import { readSource } from './read-source.ts'
import { byCanvas, createSourceEditor, type SourceEditor } from './source-editor.ts'
import { showSteps } from './step-lines.ts'
import { changeBetween } from './text-change.ts'

export interface SourceState {
  /** Whether the text says the same as the canvas, was typed in just now, or cannot be taken as it is. */
  readonly status: 'same' | 'waiting' | 'broken'
  /** What keeps a broken text from the canvas. */
  readonly mistakes: readonly Mark[]
  /** The canvas changed while the text could not be taken. */
  readonly movedOn: boolean
}

export interface SourceSync {
  readonly store: StoreApi<SourceState>
  readonly view: EditorView
  /** Takes what was typed at once, and writes it in the canonical form. */
  format(): void
  /** Drops what was typed; the text is the canvas again. */
  backToCanvas(): void
  goTo(mark: Mark): void
  /** Takes what was typed, and lets go of the editor. */
  close(): void
}

interface SyncOptions {
  readonly parent: HTMLElement
  readonly editor: Pick<Editor, 'document' | 'selection' | 'findings' | 'canEdit'>
  /** What the workspace knows at the moment. */
  readonly refs: () => Refs
  readonly words: MarkWords
  readonly describedBy: string
  readonly phrases: Readonly<Record<string, string>>
  /** The cursor came into a step. */
  readonly onStep: (id: string) => void
}

/** How long after the last letter a text is read, ms. */
const restMs = 350

const noMistakes = { mistakes: [], movedOn: false } as const

/**
 * Holds the text and the draft together, both ways. A text that can be read becomes an edit of the draft; one that
 * cannot stays as typed, and the draft as it was. What changed on the canvas meanwhile is joined step by step.
 */
export function syncSource({ parent, editor, refs, words, describedBy, phrases, onStep }: SyncOptions): SourceSync {
  const { document, selection, findings, canEdit } = editor
  const store = createStore<SourceState>()(() => ({ status: 'same', ...noMistakes }))
  /** The draft that the text was last the same as. */
  let agreed = document.graph()
  let timer: ReturnType<typeof setTimeout> | undefined
  const { view, forgetTyping }: SourceEditor = createSourceEditor({
    parent,
    text: textOf(agreed),
    readOnly: !canEdit,
    name: words.t('source.text'),
    describedBy,
    phrases,
    known: () => ({
      refs: refs(),
      language: words.language,
      steps: document.graph().nodes.map(({ id }) => id),
      words: { step: words.t('source.complete.step'), known: words.t('source.complete.known') },
    }),
    onUpdate,
    onBlur: () => {
      take()
      document.endRun()
    },
    onUndo: document.undo,
    onRedo: document.redo,
  })

  function onUpdate({ docChanged, selectionSet, transactions, state }: ViewUpdate) {
    const isOurs = transactions.some((one) => one.annotation(byCanvas) === true)
    if (docChanged && !isOurs) {
      store.setState({ status: 'waiting' })
      clearTimeout(timer)
      timer = setTimeout(take, restMs)
    }
    if (
      !isOurs &&
      (selectionSet || docChanged) &&
      transactions.some((one) => one.isUserEvent('select') || one.isUserEvent('input'))
    ) {
      const id = stepAt(state, state.selection.main.head)
      if (id === undefined || selectedIds().includes(id) || !document.graph().nodes.some((node) => node.id === id))
        return
      selection.select([id])
      onStep(id)
    }
  }

  const selectedIds = () => selection.store.getState().ids
  const highlight = () => view.dispatch({ effects: showSteps.of(selectedIds()), annotations: byCanvas.of(true) })

  /** Puts another text in place, and the cursor back to where it was in the document. */
  function write(text: string) {
    const { state } = view
    const changes = changeBetween(state.doc.toString(), text)
    if (changes !== undefined) {
      const { head } = state.selection.main
      const path = pathAt(state, head)
      const offset = head - nodeAt(state, path).from
      view.dispatch({ changes, annotations: byCanvas.of(true) })
      const whole = wholeAt(view.state, path)
      const anchor = whole === undefined ? undefined : Math.min(whole.from + offset, whole.to)
      if (anchor !== undefined && anchor !== view.state.selection.main.head) {
        view.dispatch({ selection: { anchor }, annotations: byCanvas.of(true) })
      }
    }
    forgetTyping()
    highlight()
  }

  function read(): ReturnType<typeof readSource> | { readonly ok: false; readonly marks: readonly Mark[] } {
    const { state } = view
    let parsed
    try {
      parsed = JSON.parse(state.doc.toString())
    } catch {
      return { ok: false, marks: [syntaxMark(state, words)] }
    }
    const twice = twiceMarks(state, words)
    return twice.length > 0 ? { ok: false, marks: twice } : readSource(parsed, agreed, refs())
  }

  /** The draft that the typed text stands for, with what the canvas changed since. */
  const joined = (graph: Graph, now: Graph): Graph => (now === agreed ? graph : threeWay(agreed, graph, now).graph)

  function take() {
    clearTimeout(timer)
    if (store.getState().status === 'same' || !canEdit) return
    const now = document.graph()
    const result = read()
    if (!result.ok) {
      const mistakes = 'marks' in result ? result.marks : marksOf(view.state, result.mistakes, words)
      store.setState({ status: 'broken', mistakes })
      showMarks()
      return
    }
    const next = joined(result.graph, now)
    const isMerged = now !== agreed
    agreed = next
    store.setState({ status: 'same', ...noMistakes })
    document.edit(
      'source',
      () => next,
      `source/${pathAt(view.state, view.state.selection.main.head).slice(0, 2).join('/')}`,
    )
    if (isMerged) write(textOf(next))
    else {
      forgetTyping()
      highlight()
    }
    showMarks()
  }

  function showMarks() {
    const { status, mistakes } = store.getState()
    const marks = status === 'broken' ? mistakes : marksOf(view.state, findings.getState().all, words)
    const diagnostics = marks.map(({ from, to, level, text }) => ({ from, to, severity: level, message: text }))
    view.dispatch(setDiagnostics(view.state, diagnostics))
  }

  const stopDraft = document.store.subscribe(({ graph }) => {
    if (graph === agreed) return
    if (store.getState().status !== 'same') return store.setState({ movedOn: true })
    agreed = graph
    write(textOf(graph))
  })
  const stopSelection = selection.store.subscribe(({ ids }, before) => {
    if (ids === before.ids) return
    highlight()
    const [id] = ids
    const lines = id === undefined ? undefined : wholeAt(view.state, ['nodes', id])
    if (lines === undefined || view.hasFocus) return
    view.dispatch({
      selection: { anchor: lines.from },
      effects: EditorView.scrollIntoView(lines.from, { y: 'start', yMargin: 40 }),
      annotations: byCanvas.of(true),
    })
  })
  const stopFindings = findings.subscribe(() => {
    if (store.getState().status === 'same') showMarks()
  })

  const [first] = selectedIds()
  const opened = first === undefined ? undefined : wholeAt(view.state, ['nodes', first])
  if (opened !== undefined) {
    view.dispatch({
      selection: { anchor: opened.from },
      effects: EditorView.scrollIntoView(opened.from, { y: 'start', yMargin: 40 }),
      annotations: byCanvas.of(true),
    })
  }
  highlight()
  showMarks()

  return {
    store,
    view,
    format() {
      store.setState({ status: 'waiting' })
      take()
      if (store.getState().status === 'same') write(textOf(document.graph()))
      view.focus()
    },
    backToCanvas() {
      clearTimeout(timer)
      agreed = document.graph()
      store.setState({ status: 'same', ...noMistakes })
      write(textOf(agreed))
      showMarks()
      view.focus()
    },
    goTo({ from }) {
      view.focus()
      view.dispatch({
        selection: { anchor: Math.min(from, view.state.doc.length) },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
        userEvent: 'select',
      })
    },
    close() {
      take()
      stopDraft()
      stopSelection()
      stopFindings()
      view.destroy()
    },
  }
}
