import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, undo } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { Annotation, Compartment, EditorState, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type ViewUpdate,
} from '@codemirror/view'
import { styleNonce } from '../../../app/styles.ts'
import { completeSource, type Known } from './complete-source.ts'
import { stepLines } from './step-lines.ts'
import { theme } from './theme.ts'

/** On what the canvas did to the text, as opposed to what was typed. */
export const byCanvas = Annotation.define<true>()

interface SourceEditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  readonly readOnly: boolean
  readonly name: string
  /** Id of the element that says how to leave the text. */
  readonly describedBy: string
  readonly phrases: Readonly<Record<string, string>>
  readonly known: () => Known
  readonly onUpdate: (update: ViewUpdate) => void
  readonly onBlur: () => void
  /** Undo where nothing typed is left to undo. */
  readonly onUndo: () => void
  readonly onRedo: () => void
}

export interface SourceEditor {
  readonly view: EditorView
  /** Forgets what was typed so far: it is an edit of the draft now, and undone there. */
  forgetTyping(): void
}

/** The text field of the source. */
export function createSourceEditor(options: SourceEditorOptions): SourceEditor {
  const typed = new Compartment()
  // Tab indents while typing; after Esc it leaves the text, until something is typed again.
  const leaveByTab = keymap.of([
    {
      key: 'Escape',
      run: (view) => {
        view.setTabFocusMode(true)
        return false
      },
    },
  ])
  const undoOfDraft = Prec.high(
    keymap.of([
      { key: 'Mod-z', run: (view) => undo(view) || does(options.onUndo), preventDefault: true },
      { key: 'Mod-y', run: () => does(options.onRedo), preventDefault: true },
      { key: 'Mod-Shift-z', run: () => does(options.onRedo), preventDefault: true },
    ]),
  )
  const state = EditorState.create({
    doc: options.text,
    extensions: [
      undoOfDraft,
      typed.of(history()),
      lineNumbers(),
      highlightActiveLineGutter(),
      foldGutter(),
      lintGutter(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      indentUnit.of('  '),
      json(),
      autocompletion({ override: [(context) => completeSource(context, options.known())], icons: false }),
      stepLines,
      theme,
      keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...foldKeymap, ...historyKeymap]),
      leaveByTab,
      keymap.of([...defaultKeymap, { key: 'Tab', run: indent }]),
      EditorState.readOnly.of(options.readOnly),
      EditorView.cspNonce.of(styleNonce(document) ?? ''),
      EditorState.phrases.of(options.phrases),
      EditorView.contentAttributes.of({
        'aria-label': options.name,
        // Editable and focusable anyway; said for who asks the attribute only.
        tabindex: '0',
        'aria-describedby': options.describedBy,
        ...(options.readOnly ? { 'aria-readonly': 'true' } : {}),
      }),
      EditorView.updateListener.of((update) => {
        if (update.transactions.some((one) => one.isUserEvent('input'))) update.view.setTabFocusMode(false)
        options.onUpdate(update)
      }),
      EditorView.domEventHandlers({
        blur: (_, view) => {
          view.setTabFocusMode(false)
          options.onBlur()
        },
      }),
    ],
  })
  const view = new EditorView({ state, parent: options.parent })
  return {
    view,
    forgetTyping() {
      view.dispatch({ effects: typed.reconfigure([]) })
      view.dispatch({ effects: typed.reconfigure(history()) })
    },
  }
}

const does = (run: () => void): true => {
  run()
  return true
}

/** Two spaces at the cursor, as in the text around. */
function indent(view: EditorView): boolean {
  if (view.state.readOnly) return false
  view.dispatch(view.state.replaceSelection('  '), { userEvent: 'input.indent' })
  return true
}
