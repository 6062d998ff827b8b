import useMediaQuery from '@mui/material/useMediaQuery'

/** How much room there is: all; narrower columns; palette as a rail and inspector over the canvas; a list to read. */
export type Width = 'wide' | 'narrow' | 'rail' | 'phone'

export function useWidth(): Width {
  const wide = useMediaQuery('(min-width: 1440px)', { noSsr: true })
  const narrow = useMediaQuery('(min-width: 1280px)', { noSsr: true })
  const rail = useMediaQuery('(min-width: 768px)', { noSsr: true })
  if (wide) return 'wide'
  if (narrow) return 'narrow'
  return rail ? 'rail' : 'phone'
}
