import { useReactFlow } from '@xyflow/react'
import { fitAll } from './camera.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor } from '../state/editor.tsx'
import { addGroup, addNote } from '../state/edits/notes.ts'
import { tidy } from '../state/edits/tidy.ts'
import { cardHeight, cardWidth } from '../state/edits/place.ts'
import { freshId } from '../state/ids.ts'
import { motion } from '../app/tokens.ts'

export interface CanvasCommands {
  fit(): void
  tidy(): void
  note(): void
  group(): void
  /** Brings a step into view and selects it. */
  goTo(id: string): void
  /** Moves the camera only when the step is not in view. */
  reveal(id: string): void
}

const margin = 24

const calm = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : motion.camera)

/** What keys, corner and findings do on the canvas. */
export function useCanvasCommands(): CanvasCommands {
  const { t } = useTranslation()
  const editor = useEditor()
  const flow = useReactFlow()
  return useMemo(
    () => ({
      fit: () => fitAll(editor, flow, calm()),
      tidy() {
        const sizes = new Map(
          flow.getNodes().flatMap(({ id, measured }) => {
            const { width, height } = measured ?? {}
            return width === undefined || height === undefined ? [] : [[id, { width, height }] as const]
          }),
        )
        editor.document.edit('tidy', (graph) => tidy(graph, sizes))
        fitAll(editor, flow, calm())
      },
      note() {
        const taken = editor.document.graph().notes.map((note) => note.id)
        const id = freshId('note', taken, editor.chance)
        const canvas = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect()
        const centre = {
          x: (canvas?.left ?? 0) + (canvas?.width ?? 0) / 2,
          y: (canvas?.top ?? 0) + (canvas?.height ?? 0) / 3,
        }
        editor.document.edit('note', (graph) => addNote(graph, id, flow.screenToFlowPosition(centre)))
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
      goTo(id) {
        editor.selection.select([id])
        const node = flow.getNode(id)
        if (node === undefined) return
        const { width = 260, height = 96 } = node.measured ?? {}
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
    [editor, flow, t],
  )
}
