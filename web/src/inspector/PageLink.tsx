import { styled } from '@mui/material/styles'
import { createLink } from '@tanstack/react-router'

const Anchor = styled('a')(({ theme }) => ({
  color: theme.vars.palette.primary.main,
  fontWeight: 600,
  textDecoration: 'none',
  '&:hover': { textDecoration: 'underline' },
}))

/** A link from a panel to another page. */
export const PageLink = createLink(Anchor)
