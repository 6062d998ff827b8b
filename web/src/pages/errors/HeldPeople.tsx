import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import { Link } from '@tanstack/react-router'
import { listErrorPeople } from '@trailwright/shared/wire/errors.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useFormat } from '../../ui/use-format.ts'

interface HeldPeopleProps {
  readonly group: string
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

const pageSize = 20

/** Who is held by one cause, to choose some of them. */
export function HeldPeople({ group, chosen, onChoose }: HeldPeopleProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [limit, setLimit] = useState(pageSize)
  const people = useRoute(listErrorPeople, { params: { group }, query: { limit } }, { keepPrevious: true })
  if (people.error !== null) return <ErrorState problem={people.error} onRetry={() => void people.refetch()} />
  if (people.data === undefined) return <SkeletonRows rows={3} height={40} />
  const toggle = (enrollment: string) => {
    const next = new Set(chosen)
    if (!next.delete(enrollment)) next.add(enrollment)
    onChoose(next)
  }
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, px: 4, py: 2, borderTop: 1, borderColor: 'divider' }}>
      {people.data.items.map(({ enrollment, person, heldAt }, index) => (
        <Box
          component="li"
          key={enrollment ?? index}
          sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 40, typography: 'body2' }}
        >
          {enrollment !== null && (
            <Checkbox
              size="small"
              checked={chosen.has(enrollment)}
              onChange={() => toggle(enrollment)}
              slotProps={{ input: { 'aria-label': person.name || t('people.nameless') } }}
            />
          )}
          <Box sx={{ flex: 1 }}>
            <Link to="/people/$id" params={{ id: person.id }} style={{ color: 'inherit' }}>
              {person.name || t('people.nameless')}
            </Link>
          </Box>
          <Box sx={{ color: 'text.secondary' }} title={format.exact(heldAt)}>
            {format.ago(heldAt)}
          </Box>
        </Box>
      ))}
      {people.data.next !== null && limit < 200 && (
        <Button size="small" onClick={() => setLimit(Math.min(200, limit * 2))}>
          {t('live.more')}
        </Button>
      )}
    </Box>
  )
}
