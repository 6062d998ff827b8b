import { lazy } from 'react'
import { useStore } from 'zustand'
import { CommandKey } from '../../../app/commands/CommandKey.tsx'
import { useEditor } from '../../../state/editor.tsx'
import type { EditorActions } from './editor-actions.ts'

const EditorPalette = lazy(async () => ({ default: (await import('./EditorPalette.tsx')).EditorPalette }))

/** The commands of the editor: by Ctrl or ⌘ K, or by whoever asks for them. */
export function EditorCommands(actions: EditorActions) {
  const { asks } = useEditor()
  const open = useStore(asks, ({ commands }) => commands)
  return (
    <CommandKey
      open={open}
      onOpen={(commands) => asks.setState({ commands })}
      palette={EditorPalette}
      extra={actions}
    />
  )
}
