import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export const channels = ['email', 'sms'] as const

interface RuleRowProps {
  /** Widths of the fields, as grid columns, on wide windows. */
  readonly columns: string
  readonly onRemove: () => void
  readonly disabled: boolean
  readonly children: ReactNode
}

/** One contact rule in a box, with the button that takes it away. */
export function RuleRow({ columns, onRemove, disabled, children }: RuleRowProps) {
  const { t } = useTranslation()
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'flex-start',
        gap: 2,
        p: 4,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1.5,
      }}
    >
      <Box sx={{ flex: 1, display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', sm: columns } }}>{children}</Box>
      <IconButton aria-label={t('settings.rules.remove')} disabled={disabled} onClick={onRemove}>
        <Trash2 size={16} strokeWidth={1.8} aria-hidden />
      </IconButton>
    </Box>
  )
}

/** An id that the list does not use yet: `cap-3`. */
export function freeId(kind: string, used: readonly { readonly id: string }[]): string {
  const ids = new Set(used.map(({ id }) => id))
  let number = used.length + 1
  while (ids.has(`${kind}-${number}`)) number += 1
  return `${kind}-${number}`
}
