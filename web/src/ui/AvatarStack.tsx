import Box from '@mui/material/Box'
import { useTranslation } from 'react-i18next'
import { Avatar } from './Avatar.tsx'

/** A few people, overlapping; their names for who cannot see them. */
export function AvatarStack({ names, size = 24 }: { names: readonly string[]; size?: number }) {
  const { t } = useTranslation()
  const said = names.map((name) => name || t('people.nameless')).join(', ')
  if (names.length === 0) return null
  return (
    <Box
      role="img"
      aria-label={said}
      title={said}
      sx={{
        display: 'flex',
        '& > *': { border: '1.5px solid', borderColor: 'background.paper', boxSizing: 'content-box' },
        '& > * + *': { ml: '-3px' },
      }}
    >
      {names.map((name, index) => (
        <Avatar key={`${name}${index}`} name={name} size={size} />
      ))}
    </Box>
  )
}
