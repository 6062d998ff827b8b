import ButtonBase from '@mui/material/ButtonBase'
import Box from '@mui/material/Box'
import type { NodeKind } from '@trailwright/shared/nodes/define.ts'
import type { PointerEventHandler } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { iconNamed } from '../ui/icons.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { KindMark } from '../ui/KindMark.tsx'

interface KindRowProps {
  readonly kind: NodeKind
  /** In its family the icon stands alone in the family's colour; elsewhere in its mark. */
  readonly mark?: boolean
  readonly hint?: string
  readonly onPointerDown?: PointerEventHandler
  readonly onClick: () => void
}

/** One kind in the palette. */
export function KindRow({ kind, mark = false, hint, onPointerDown, onClick }: KindRowProps) {
  const language = useLanguage()
  const { name, help } = kind.text[language]
  const Icon = iconNamed(kind.icon)
  return (
    <ButtonBase
      data-testid="palette-item"
      data-kind={kind.kind}
      title={help}
      aria-label={name}
      {...(hint === undefined ? {} : { 'aria-keyshortcuts': hint })}
      {...(onPointerDown === undefined ? {} : { onPointerDown })}
      onClick={onClick}
      sx={{
        display: 'flex',
        justifyContent: 'flex-start',
        gap: 2.5,
        width: '100%',
        height: 32,
        px: 2,
        borderRadius: '8px',
        typography: 'body2',
        textAlign: 'left',
        touchAction: 'none',
        '&:hover, &.Mui-focusVisible': { bgcolor: 'surface.hover' },
        '@media (pointer: coarse)': { height: 44 },
      }}
    >
      {mark ? (
        <KindMark family={kind.family} icon={kind.icon} size={20} />
      ) : (
        <Box sx={{ width: 20, display: 'grid', placeItems: 'center', color: `family.${kind.family}.main` }}>
          <Icon size={16} strokeWidth={1.8} aria-hidden />
        </Box>
      )}
      <Box
        component="span"
        sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {name}
      </Box>
      {hint !== undefined && <KeyHint>{hint}</KeyHint>}
    </ButtonBase>
  )
}
