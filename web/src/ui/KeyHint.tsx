import Box from '@mui/material/Box'

/** The key that goes with letters, as it is called on this keyboard. */
export const modKey = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'

/** A key, as on a keyboard. Told by `aria-keyshortcuts` of what it does, so hidden from screen readers. */
export function KeyHint({ children }: { children: string }) {
  return (
    <Box
      component="kbd"
      aria-hidden
      sx={{
        minWidth: 20,
        height: 20,
        px: 1.25,
        flex: 'none',
        display: 'inline-grid',
        placeItems: 'center',
        border: 1,
        borderBottomWidth: 2,
        borderColor: 'divider',
        borderRadius: '5px',
        bgcolor: 'background.paper',
        color: 'text.secondary',
        fontFamily: 'inherit',
        fontSize: 12,
        lineHeight: 1,
      }}
    >
      {children}
    </Box>
  )
}
