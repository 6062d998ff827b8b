import Box from '@mui/material/Box'

/** Said by screen readers when it changes, seen by nobody. */
export function Unseen({ text }: { text: string }) {
  return (
    <Box
      role="status"
      sx={{
        position: 'absolute',
        width: '1px',
        height: '1px',
        m: '-1px',
        p: 0,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
        whiteSpace: 'nowrap',
        border: 0,
      }}
    >
      {text}
    </Box>
  )
}
