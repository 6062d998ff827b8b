import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { createLink } from '@tanstack/react-router'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { listJourneys } from '@trailwright/shared/wire/journeys.ts'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import { ArrowLeft, Route } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { tidied } from './why/tidied.ts'

const LinkIconButton = createLink(IconButton)
const LinkMenuItem = createLink(MenuItem)

/** Who it is, since when, and the way into a simulation. */
export function PersonHead({ person }: { person: PersonRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const facts = [
    person.city,
    tidied(t('people.page.since', { when: format.date(person.createdAt) })),
    person.lastSeenAt === null ? null : tidied(t('people.page.seen', { when: format.ago(person.lastSeenAt) })),
  ].filter((fact) => fact !== null)
  return (
    <PageHeader
      before={
        <>
          <LinkIconButton to="/people" aria-label={t('people.page.back')} edge="start">
            <ArrowLeft size={18} strokeWidth={1.8} aria-hidden />
          </LinkIconButton>
          <Avatar name={person.name || '?'} size={48} />
        </>
      }
      title={person.name || t('people.nameless')}
      lead={facts.join(' · ')}
      actions={<SimulateMenu person={person.id} />}
    />
  )
}

function SimulateMenu({ person }: { person: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const journeys = useRoute(listJourneys).data?.items ?? []
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  if (journeys.length === 0) return null
  return (
    <Box>
      <Button
        variant="outlined"
        startIcon={<Route size={16} strokeWidth={1.8} aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('people.page.simulate')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {journeys.map(({ id, name }) => (
          <LinkMenuItem key={id} to="/journeys/$id" params={{ id }} search={{ lens: 'simulate', person }}>
            {inLanguage(name, language)}
          </LinkMenuItem>
        ))}
      </Menu>
    </Box>
  )
}
