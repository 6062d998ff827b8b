import { useReactFlow } from '@xyflow/react'
import { useCallback } from 'react'
import { useCanvasCommands } from '../canvas/commands.ts'
import { useRefusal } from '../canvas/refusal.ts'
import { useEditor } from '../state/editor.tsx'
import { nodeOf } from '../state/edits/lookup.ts'
import { addStep } from '../state/perform.ts'
import type { Spot } from '../state/spot.ts'

/** Adds a step of a kind: at a spot, else after the selected step, else in the middle of what is seen. */
export function useAddStep(): (kind: string, spot?: Spot) => void {
  const editor = useEditor()
  const flow = useReactFlow()
  const refuse = useRefusal()
  const commands = useCanvasCommands()
  return useCallback(
    (kind, spot) => {
      const [selected] = editor.selection.store.getState().ids
      const after = selected === undefined ? undefined : nodeOf(editor.document.graph(), selected)
      if (spot !== undefined) refuse(addStep(editor, kind, spot))
      else if (after !== undefined) refuse(addStep(editor, kind, { type: 'after', from: after.id }))
      else {
        const box = document.querySelector('[data-testid="canvas"]')?.getBoundingClientRect()
        const centre = { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 3 }
        const { x, y } = flow.screenToFlowPosition(centre)
        refuse(addStep(editor, kind, { type: 'place', at: { x: x - 130, y } }))
      }
      const [added] = editor.selection.store.getState().ids
      if (added !== undefined) commands.reveal(added)
    },
    [editor, flow, refuse, commands],
  )
}
