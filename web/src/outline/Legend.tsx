import Box from '@mui/material/Box'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/KeyHint.tsx'

const keys = [
  ['walk', ['↑', '↓']],
  ['branch', ['→', '←']],
  ['edit', ['Enter']],
  ['add', ['A']],
  ['connect', ['C']],
  ['reorder', ['Alt', '↑']],
  ['canvas', ['L']],
] as const

/** The keys of the list, at its foot. */
export function Legend() {
  const { t } = useTranslation()
  return (
    <Box
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        columnGap: 5,
        height: 42,
        px: 6,
        overflow: 'hidden',
        borderTop: 1,
        borderColor: 'divider',
        typography: 'caption',
        color: 'text.secondary',
        whiteSpace: 'nowrap',
        '@media (pointer: coarse)': { display: 'none' },
      }}
    >
      {keys.map(([what, hints]) => (
        <Box key={what} component="span" sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          {hints.map((hint) => (
            <KeyHint key={hint}>{hint}</KeyHint>
          ))}
          {t(`outline.keys.${what}`)}
        </Box>
      ))}
    </Box>
  )
}
