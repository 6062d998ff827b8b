import Box from '@mui/material/Box'
import { initials, ownColour } from './initials.ts'

interface AvatarProps {
  readonly name: string
  /** Edge in px: 26 in the menu, 24 in rows, 48 in heads. */
  readonly size?: number
  /** `square` for a workspace. */
  readonly shape?: 'round' | 'square'
  /** Set for a workspace: the colour of the product instead of the name's own. */
  readonly colour?: 'own' | 'primary'
}

/** Initials on a colour that the name decides: the same person is the same colour everywhere. */
export function Avatar({ name, size = 26, shape = 'round', colour = 'own' }: AvatarProps) {
  const ground = colour === 'primary' ? 'primary.main' : `family.${ownColour(name)}.main`
  return (
    <Box
      aria-hidden
      sx={{
        width: size,
        height: size,
        flex: 'none',
        borderRadius: shape === 'round' ? '50%' : `${Math.round(size / 4)}px`,
        bgcolor: ground,
        color: 'background.paper',
        display: 'grid',
        placeItems: 'center',
        fontSize: Math.max(11, Math.round(size * 0.42)),
        fontWeight: 600,
        lineHeight: 1,
        overflow: 'hidden',
        userSelect: 'none',
      }}
    >
      {initials(name, shape === 'square' ? 'workspace' : 'person')}
    </Box>
  )
}
