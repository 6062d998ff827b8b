/** How a bar looks that floats at the top of the canvas. */
export const floating = {
  position: 'absolute',
  zIndex: 6,
  top: 12,
  left: '50%',
  transform: 'translateX(-50%)',
  maxWidth: 'calc(100% - 24px)',
  border: 1,
  borderColor: 'divider',
  borderRadius: '12px',
  bgcolor: 'background.paper',
  boxShadow: 3,
  '@media (pointer: coarse)': { '& button': { minWidth: 44, minHeight: 44 } },
} as const
