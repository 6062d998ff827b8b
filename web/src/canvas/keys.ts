import { useEffect } from 'react'
import { useReactFlow } from '@xyflow/react'
import { tinykeys } from 'tinykeys'
import { useEditor } from '../state/editor.tsx'
import { disconnect } from '../state/edits/connect.ts'
import { branchOf } from '../state/edits/branch.ts'
import { edgeName, nodeOf, portsWithEdges } from '../state/edits/lookup.ts'
import { nextFinding } from '../state/findings.ts'
import { askToDelete, duplicateSteps } from '../state/perform.ts'
import { stepUnder } from './drop-target.ts'
import { isElsewhere } from './elsewhere.ts'
import { focusStep } from './focus-step.ts'
import { useClipboardKeys } from './clipboard.ts'
import { useCanvasCommands } from './commands.ts'
import { type Direction, firstStep, stepInDirection } from './walk.ts'

/** Keys of the canvas, while nothing is typed. */
export function useCanvasKeys(extra: {
  readonly onLens: (index: number) => void
  readonly onPublish: () => void
}): void {
  const { onLens, onPublish } = extra
  const editor = useEditor()
  const flow = useReactFlow()
  const commands = useCanvasCommands()

  useEffect(() => {
    const { document: draft, selection, canEdit } = editor
    const ids = () => selection.store.getState().ids
    const edits = (run: () => void) => (event: KeyboardEvent) => {
      if (!canEdit) return
      event.preventDefault()
      run()
    }
    const does = (run: () => void) => (event: KeyboardEvent) => {
      event.preventDefault()
      run()
    }
    const walk = (direction: Direction) =>
      does(() => {
        const graph = draft.graph()
        const [now] = ids()
        const next = now === undefined ? firstStep(graph) : stepInDirection(graph, now, direction)
        if (next === undefined) return
        selection.select([next])
        focusStep(next)
        commands.reveal(next)
      })
    const remove = edits(() => {
      const { edge } = selection.store.getState()
      const found = draft.graph().edges.find((other) => edgeName(other) === edge)
      if (found !== undefined) {
        draft.edit('disconnect', (graph) => disconnect(graph, found))
        selection.selectEdge(null)
      } else askToDelete(editor, ids())
    })
    let seen: ReturnType<typeof nextFinding>
    const find = (step: 1 | -1) =>
      does(() => {
        seen = nextFinding(editor.findings.getState().all, seen, step)
        if (seen?.node !== undefined) commands.goTo(seen.node)
        else if (seen !== undefined) selection.select([])
      })
    const connect = edits(() => {
      const [from] = ids()
      const node = from === undefined ? undefined : nodeOf(draft.graph(), from)
      if (node !== undefined && portsWithEdges(draft.graph(), node).length > 0)
        editor.asks.setState({ connecting: { from: node.id } })
    })
    return tinykeys(
      window,
      {
        Delete: remove,
        Backspace: remove,
        '$mod+z': edits(() => draft.undo()),
        '$mod+Shift+z': edits(() => draft.redo()),
        '$mod+y': edits(() => draft.redo()),
        '$mod+d': edits(() => duplicateSteps(editor, ids())),
        '$mod+a': does(() => selection.select(draft.graph().nodes.map((node) => node.id))),
        '$mod+Enter': does(onPublish),
        ArrowDown: walk('down'),
        ArrowUp: walk('up'),
        ArrowLeft: walk('left'),
        ArrowRight: walk('right'),
        Enter: (event) => {
          const isButton =
            event.target instanceof Element && event.target.closest('button, a, [role="button"]') !== null
          if (isButton || ids().length !== 1) return
          event.preventDefault()
          selection.openInspector()
        },
        Escape: () => {
          const [now] = ids()
          selection.select([])
          if (now !== undefined) focusStep(now)
        },
        a: edits(commands.add),
        c: connect,
        n: edits(commands.note),
        g: edits(commands.group),
        t: edits(commands.tidy),
        '+': does(() => void flow.zoomIn()),
        '=': does(() => void flow.zoomIn()),
        '-': does(() => void flow.zoomOut()),
        '0': does(commands.fit),
        'Shift+Digit0': does(commands.fitSelection),
        F8: find(1),
        'Shift+F8': find(-1),
        'Alt+1': does(() => onLens(0)),
        'Alt+2': does(() => onLens(1)),
        'Alt+3': does(() => onLens(2)),
      },
      { ignore: isElsewhere },
    )
  }, [editor, flow, commands, onLens, onPublish])

  useClipboardKeys()

  // Alt and the mouse take a whole branch along.
  useEffect(() => {
    const onDown = ({ altKey, button, target, clientX, clientY }: PointerEvent) => {
      if (!altKey || button !== 0 || !(target instanceof Element)) return
      if (target.closest('.react-flow__handle') !== null) return
      const id = target.closest('.react-flow__node') === null ? undefined : stepUnder(clientX, clientY)
      if (id !== undefined) editor.selection.select(branchOf(editor.document.graph(), id))
    }
    window.addEventListener('pointerdown', onDown, { capture: true })
    return () => window.removeEventListener('pointerdown', onDown, { capture: true })
  }, [editor])

  // Where the focus is, the selection is.
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.classList.contains('react-flow__node')) return
      const id = target.getAttribute('data-id')
      if (id !== null && target.matches(':focus-visible')) editor.selection.select([id])
    }
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [editor])
}
