import { useReactFlow } from '@xyflow/react'
import { useEffect } from 'react'
import type { MenuTarget } from '../../state/asks.ts'
import { useEditor } from '../../state/editor.tsx'
import { isTyping } from '../../ui/SearchField.tsx'
import { edgeUnder } from '../drop-target.ts'
import { watchLongPress } from './long-press.ts'

/** Opens the menu by right click, long press, and by the Menu key or ⇧F10, for which browsers ask at the focus. */
export function useOpenMenu(): void {
  const editor = useEditor()
  const flow = useReactFlow()
  useEffect(() => {
    const { document: draft, selection, asks } = editor
    const targetAt = (element: Element, x: number, y: number): MenuTarget => {
      const id = element.closest('.react-flow__node')?.getAttribute('data-id')
      const graph = draft.graph()
      if (typeof id === 'string') {
        if (graph.notes.some((note) => note.id === id)) return { type: 'note', id }
        if (graph.groups.some((group) => group.id === id)) return { type: 'frame', id }
        const { ids } = selection.store.getState()
        const steps = ids.filter((each) => graph.nodes.some((node) => node.id === each))
        return { type: 'steps', ids: steps.includes(id) ? steps : [id] }
      }
      const line = edgeUnder(x, y)
      return line === undefined
        ? { type: 'place', at: flow.screenToFlowPosition({ x, y }) }
        : { type: 'line', id: line }
    }
    const open = (element: Element, x: number, y: number) => {
      const on = targetAt(element, x, y)
      if (on.type === 'line') selection.selectEdge(on.id)
      else if (on.type !== 'place') selection.select(on.type === 'steps' ? on.ids : [on.id])
      asks.setState({ menu: { x, y, on } })
    }
    const onCanvas = (target: EventTarget | null): Element | undefined => {
      if (!(target instanceof Element) || isTyping(target)) return undefined
      const pane = target.closest('[data-testid="canvas"] .react-flow__renderer')
      return pane === null ? undefined : target
    }
    const onMenu = (event: MouseEvent) => {
      const element = onCanvas(event.target)
      if (element === undefined) return
      event.preventDefault()
      // By key there is no pointer: the menu hangs on the step.
      const step = event.button === 2 ? null : element.closest('.react-flow__node')
      const box = step?.getBoundingClientRect()
      if (box === undefined) open(element, event.clientX, event.clientY)
      else open(element, box.left + 24, box.top + 40)
    }
    document.addEventListener('contextmenu', onMenu)
    const stopWatching = watchLongPress((target, x, y) => {
      const element = onCanvas(target)
      if (element !== undefined && asks.getState().menu === null) open(element, x, y)
    })
    return () => {
      document.removeEventListener('contextmenu', onMenu)
      stopWatching()
    }
  }, [editor, flow])
}
