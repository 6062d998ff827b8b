import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import IconButton from '@mui/material/IconButton'
import InputBase from '@mui/material/InputBase'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import type { Facts } from '@trailwright/shared/condition/facts.ts'
import { listPeople } from '@trailwright/shared/wire/people.ts'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../client/hooks.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { useFormat } from '../ui/use-format.ts'
import { madeUpPeople } from './made-up.ts'
import type { Subject } from './use-simulation.ts'

interface PersonPaneProps {
  readonly subject: Subject
  readonly facts: Facts | undefined
  readonly onSubject: (subject: Subject) => void
  readonly firstTime: boolean
  readonly onFirstTime: (on: boolean) => void
}

/** Whom the simulation is about, and what of her matters. */
export function PersonPane({ subject, facts, onSubject, firstTime, onFirstTime }: PersonPaneProps) {
  const { t } = useTranslation()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const name = subject.type === 'person' ? subject.name : t(`simulate.madeUpNames.${subject.which}`)
  return (
    <Box component="section" aria-label={t('simulate.person')} sx={{ p: 3.5, pb: 2 }}>
      <Typography variant="h6" component="h2" color="textSecondary" sx={{ mb: 2 }}>
        {t('simulate.person')}
      </Typography>
      <Box sx={{ border: 1, borderColor: 'divider', borderRadius: '12px', p: 3 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5 }}>
          <Avatar name={name} size={34} />
          <Typography variant="h4" component="p" sx={{ flex: 1, minWidth: 0 }} data-testid="simulated-person">
            {name}
          </Typography>
          <IconButton
            size="small"
            aria-label={t('simulate.change')}
            aria-haspopup="dialog"
            onClick={({ currentTarget }) => setAnchor(currentTarget)}
          >
            <ArrowLeftRight size={16} strokeWidth={1.8} />
          </IconButton>
        </Box>
        {facts === undefined ? (
          <Typography variant="body2" color="textSecondary" sx={{ mt: 2 }}>
            {t('simulate.loading')}
          </Typography>
        ) : (
          <KnownFacts facts={facts} />
        )}
      </Box>
      <FormControlLabel
        control={<Checkbox size="small" checked={firstTime} onChange={(_, on) => onFirstTime(on)} />}
        label={<Typography variant="caption">{t('simulate.firstTime')}</Typography>}
        sx={{ mt: 1 }}
      />
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: { sx: { width: 300, mt: 1, borderRadius: '12px', border: 1, borderColor: 'divider', boxShadow: 3 } },
        }}
      >
        <PersonChooser
          onChoose={(next) => {
            setAnchor(null)
            onSubject(next)
          }}
        />
      </Popover>
    </Box>
  )
}

function KnownFacts({ facts }: { facts: Facts }) {
  const { t } = useTranslation()
  const format = useFormat()
  const consent = (channel: 'email' | 'sms') => {
    const point = facts.contactPoints.find((each) => each.channel === channel)
    if (point === undefined) return { text: t('simulate.consent.none'), isBad: false }
    const [latest] = facts.consents
      .filter((each) => each.channel === channel && each.category === 'marketing')
      .toSorted((a, b) => b.at - a.at)
    if (latest === undefined) return { text: t('simulate.consent.never'), isBad: false }
    if (latest.state === 'granted') return { text: t('simulate.consent.granted'), isBad: false }
    return { text: t('simulate.consent.withdrawn', { date: format.brief(latest.at) }), isBad: true }
  }
  const city = facts.person.attributes['city']
  const rows = [
    { word: t('simulate.facts.email'), ...consent('email') },
    { word: t('simulate.facts.sms'), ...consent('sms') },
    ...(typeof city === 'string' ? [{ word: t('simulate.facts.city'), text: city, isBad: false }] : []),
    { word: t('simulate.facts.zone'), text: facts.person.zone ?? facts.zone, isBad: false },
  ]
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        mt: 2.5,
        display: 'grid',
        gridTemplateColumns: 'auto 1fr',
        columnGap: 3,
        rowGap: 0.5,
        typography: 'body2',
      }}
    >
      {rows.map(({ word, text, isBad }) => (
        <Box key={word} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {word}
          </Box>
          <Box component="dd" sx={{ m: 0, color: isBad ? 'error.main' : 'text.primary' }}>
            {text}
          </Box>
        </Box>
      ))}
    </Box>
  )
}

function PersonChooser({ onChoose }: { onChoose: (subject: Subject) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const search = typed.trim()
  const people = useRoute(
    listPeople,
    { query: { limit: 20, ...(search === '' ? {} : { search }) } },
    { keepPrevious: true },
  )
  const items = people.data?.items ?? []
  const rows: readonly {
    readonly key: string
    readonly name: string
    readonly hint: string
    readonly subject: Subject
  }[] = [
    ...items.map(({ id, name, city }) => ({
      key: id,
      name,
      hint: city ?? '',
      subject: { type: 'person', id, name } as const,
    })),
    ...madeUpPeople.map((which) => ({
      key: which,
      name: t(`simulate.madeUpNames.${which}`),
      hint: t('simulate.madeUp'),
      subject: { type: 'madeUp', which } as const,
    })),
  ]
  return (
    <Box role="dialog" aria-label={t('simulate.choose')}>
      <InputBase
        autoFocus
        fullWidth
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        placeholder={t('simulate.search')}
        slotProps={{ input: { 'aria-label': t('simulate.search') } }}
        sx={{ typography: 'body2', px: 3, height: 42, borderBottom: 1, borderColor: 'divider' }}
      />
      {people.data !== undefined && people.data.items.length === 0 && search === '' && (
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block', px: 3, pt: 2 }}>
          {t('simulate.nobody')}
        </Typography>
      )}
      <Box sx={{ p: 1.5, maxHeight: 340, overflowY: 'auto' }}>
        {rows.map(({ key, name, hint, subject }) => (
          <Box
            key={key}
            component="button"
            type="button"
            onClick={() => onChoose(subject)}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 2.5,
              width: '100%',
              minHeight: 38,
              px: 2,
              border: 0,
              borderRadius: '8px',
              bgcolor: 'transparent',
              color: 'text.primary',
              font: 'inherit',
              typography: 'body2',
              textAlign: 'left',
              cursor: 'pointer',
              '&:hover': { bgcolor: 'surface.hover' },
            }}
          >
            <Avatar name={name} size={24} />
            <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
              {name}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', typography: 'caption' }}>
              {hint}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}
