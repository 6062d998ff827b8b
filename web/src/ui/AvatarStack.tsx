import Box from '@mui/material/Box'
import { Avatar } from './Avatar.tsx'

/** A few people, overlapping; their names for who cannot see them. */
export function AvatarStack({ names, size = 22 }: { names: readonly string[]; size?: number }) {
  return (
    <Box
      role="img"
      aria-label={names.join(', ')}
      title={names.join(', ')}
      sx={{
        display: 'flex',
        '& > *': { border: '1.5px solid', borderColor: 'background.paper', boxSizing: 'content-box' },
        '& > * + *': { ml: -1 },
      }}
    >
      {names.map((name, index) => (
        <Avatar key={`${name}${index}`} name={name} size={size} />
      ))}
    </Box>
  )
}
