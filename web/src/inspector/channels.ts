import { useStepNames } from '../canvas/step-names.ts'
import { useEditor } from '../state/editor.tsx'

/** The channels of this copy, with their names. */
export function useChannels(): readonly { readonly id: string; readonly name: string }[] {
  const names = useStepNames()
  const { refs } = useEditor()
  return (refs.channels ?? []).map((id) => ({ id, name: names.channel(id) }))
}
