/** The box of a check box, 18 px, drawn with the colours around it. */
function Box({ filled, path }: { filled: boolean; path?: string }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden>
      {filled ? (
        <rect x="1" y="1" width="18" height="18" rx="5" fill="currentColor" />
      ) : (
        <rect
          x="1.75"
          y="1.75"
          width="16.5"
          height="16.5"
          rx="4.5"
          fill="var(--mui-palette-background-paper)"
          stroke="var(--mui-palette-line-strong)"
          strokeWidth="1.5"
        />
      )}
      {path !== undefined && (
        <path
          d={path}
          fill="none"
          stroke="var(--mui-palette-primary-contrastText)"
          strokeWidth="1.8"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}

export const emptyBox = <Box filled={false} />
export const checkedBox = <Box filled path="m5.8 10.2 2.8 2.8 5.6-5.8" />
export const indeterminateBox = <Box filled path="M6 10h8" />
