import { useReactFlow } from '@xyflow/react'
import { canvasBox, fitAll, fitThings } from './camera.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../state/editor.tsx'
import { addGroup, addNote } from '../state/edits/notes.ts'
import { foldGroup, foldOf } from '../state/edits/groups.ts'
import { useToast } from '../ui/ToastProvider.tsx'
import { cardHeight, cardWidth, type Place } from '../state/edits/place.ts'
import { freshId } from '../state/ids.ts'
import { motion } from '../app/tokens.ts'

export interface CanvasCommands {
  /** Brings all into view. */
  fit(): void
  /** Brings what is selected into view; all where nothing is. */
  fitSelection(): void
  /** Lays out all steps but those placed by hand, and offers to move them, too. */
  tidy(): void
  note(at?: Place): void
  /** Puts a frame around the selected steps. */
  group(): void
  /** Folds a frame to one card, or opens it. */
  fold(id: string, collapsed: boolean): void
  /** Offers the steps to add: after the selected one, else in the middle of what is seen. */
  add(): void
  /** Brings a step into view and selects it. */
  goTo(id: string): void
  /** Moves the camera only when the step is not in view. */
  reveal(id: string): void
}

const margin = 24

const calm = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : motion.camera)

/** A point of the window in the upper middle of the canvas. */
function middle(): Place {
  const box = canvasBox()
  return { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 3 }
}

/** What keys, corner and findings do on the canvas. */
export function useCanvasCommands(): CanvasCommands {
  const { t } = useTranslation()
  const editor = useEditor()
  const flow = useReactFlow()
  const toast = useToast()
  return useMemo(
    () => ({
      fit: () => fitAll(editor, flow, calm()),
      fitSelection() {
        const { ids } = editor.selection.store.getState()
        if (ids.length === 0) fitAll(editor, flow, calm())
        else fitThings(editor, flow, ids, calm())
      },
      async tidy() {
        const { tidy, unplaced } = await import('../state/edits/tidy.ts')
        const sizes = new Map(
          flow.getNodes().flatMap(({ id, measured }) => {
            const { width, height } = measured ?? {}
            return width === undefined || height === undefined ? [] : [[id, { width, height }] as const]
          }),
        )
        editor.document.edit('tidy', (graph) => tidy(graph, sizes))
        fitAll(editor, flow, calm())
        const stayed = editor.document.graph().nodes.filter(({ placed }) => placed === true).length
        if (stayed === 0) return
        toast({
          text: t('draw.tidied', { count: stayed }),
          next: {
            text: t('draw.tidyAll'),
            go() {
              editor.document.edit('tidy', (graph) => tidy(unplaced(graph), sizes))
              fitAll(editor, flow, calm())
            },
          },
        })
      },
      note(at) {
        const taken = editor.document.graph().notes.map((note) => note.id)
        const id = freshId('note', taken, editor.chance)
        const place = at ?? flow.screenToFlowPosition(middle())
        editor.document.edit('note', (graph) => addNote(graph, id, place))
        editor.selection.select([id])
      },
      group() {
        const graph = editor.document.graph()
        const { ids } = editor.selection.store.getState()
        const id = freshId(
          'frame',
          graph.groups.map((group) => group.id),
          editor.chance,
        )
        editor.document.edit('group', (draft) => addGroup(draft, id, t('editor.frame'), ids))
      },
      fold(id, collapsed) {
        editor.document.edit('fold', (graph) => foldGroup(graph, id, collapsed))
        editor.selection.select([id])
      },
      add() {
        const [from] = editor.selection.store.getState().ids
        const node = editor.document.graph().nodes.find(({ id }) => id === from)
        const box = node === undefined ? undefined : document.querySelector(`[data-node-id="${CSS.escape(node.id)}"]`)
        const { x, y } = middle()
        const { left, bottom } = box?.getBoundingClientRect() ?? { left: x, bottom: y }
        editor.asks.setState({
          quickAdd: {
            x: left,
            y: bottom + 16,
            spot:
              node === undefined
                ? { type: 'place', at: flow.screenToFlowPosition({ x: x - cardWidth / 2, y }) }
                : { type: 'after', from: node.id },
          },
        })
      },
      goTo(step) {
        const graph = editor.document.graph()
        const fold = foldOf(graph, step)
        // A step in a folded frame is shown, where that may be changed; else the frame stands for it.
        if (fold !== undefined && editor.canEdit) editor.document.edit('fold', () => foldGroup(graph, fold, false))
        const id = fold !== undefined && !editor.canEdit ? fold : step
        editor.selection.select([id])
        const node = flow.getNode(id) ?? graph.nodes.find((other) => other.id === id)
        if (node === undefined) return
        const { width = cardWidth, height = cardHeight } = 'measured' in node ? (node.measured ?? {}) : {}
        const zoom = Math.max(flow.getZoom(), 0.75)
        void flow.setCenter(node.position.x + width / 2, node.position.y + height / 2, { zoom, duration: calm() })
      },
      reveal(id) {
        const node = editor.document.graph().nodes.find((other) => other.id === id)
        const box = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect()
        if (node === undefined || box === undefined) return
        const { x, y } = flow.flowToScreenPosition(node.position)
        const zoom = flow.getZoom()
        const inside =
          x > box.left + margin &&
          y > box.top + margin &&
          x + cardWidth * zoom < box.right - margin &&
          y + cardHeight * zoom < box.bottom - margin
        if (inside) return
        const centre = { x: node.position.x + cardWidth / 2, y: node.position.y + cardHeight / 2 }
        void flow.setCenter(centre.x, centre.y, { zoom, duration: calm() })
      },
    }),
    [editor, flow, t, toast],
  )
}
