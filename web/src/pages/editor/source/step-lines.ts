import { type EditorState, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { wholeAt } from './json-places.ts'

/** Marks the lines of the selected steps. */

export const showSteps = StateEffect.define<readonly string[]>()

const line = Decoration.line({ class: 'cm-step' })

function linesOf(state: EditorState, ids: readonly string[]): DecorationSet {
  const ranges = ids
    .flatMap((id) => wholeAt(state, ['nodes', id]) ?? [])
    .toSorted((a, b) => a.from - b.from)
    .flatMap(({ from, to }) => {
      const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number]
      return Array.from({ length: last - first + 1 }, (_, index) => line.range(state.doc.line(first + index).from))
    })
  return Decoration.set(ranges)
}

export const stepLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    const shown = transaction.effects.findLast((effect) => effect.is(showSteps))
    return shown === undefined ? lines.map(transaction.changes) : linesOf(transaction.state, shown.value)
  },
  provide: (field) => EditorView.decorations.from(field),
})
