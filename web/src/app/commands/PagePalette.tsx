import { useTranslation } from 'react-i18next'
import { CommandDialog } from '../../ui/CommandDialog.tsx'
import { usePageCommands } from './use-page-commands.tsx'

/** The commands that there are on every page: going to another. */
export function PagePalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const commands = usePageCommands()
  return (
    <CommandDialog
      open={open}
      onClose={onClose}
      commands={commands}
      label={t('commands.label')}
      none={t('commands.none')}
      count={(count) => t('commands.count', { count })}
    />
  )
}
