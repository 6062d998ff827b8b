import { useTranslation } from 'react-i18next'
import { usePageCommands } from '../../../app/commands/use-page-commands.tsx'
import { CommandDialog } from '../../../ui/CommandDialog.tsx'
import type { EditorActions } from './editor-actions.ts'
import { useEditCommands } from './use-edit-commands.tsx'
import { useMenuLines } from './use-menu-lines.tsx'
import { useStepCommands } from './use-step-commands.tsx'

interface EditorPaletteProps extends EditorActions {
  readonly open: boolean
  readonly onClose: () => void
}

/** Everything that can be done in the editor: steps to add and to go to, edits, views, pages. */
export function EditorPalette({ open, onClose, ...actions }: EditorPaletteProps) {
  const { t } = useTranslation()
  const edits = useEditCommands(actions)
  const lines = useMenuLines()
  const steps = useStepCommands()
  const pages = usePageCommands()
  return (
    <CommandDialog
      open={open}
      onClose={onClose}
      commands={[...lines, ...edits, ...steps, ...pages]}
      label={t('commands.label')}
      none={t('commands.none')}
      count={(count) => t('commands.count', { count })}
    />
  )
}
