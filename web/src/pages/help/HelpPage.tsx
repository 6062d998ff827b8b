import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Typography from '@mui/material/Typography'
import { createLink } from '@tanstack/react-router'
import { ownFilters, plainFilters } from '@trailwright/shared/content/filters.ts'
import { tags } from '@trailwright/shared/content/liquid.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../ui/CopyField.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { browserSample, curlSample, serverSample } from '../settings/event-samples.ts'
import { FindingList } from './FindingList.tsx'

const LinkButton = createLink(Button)
const steps = ['pick', 'read', 'simulate', 'publish', 'watch'] as const
const samples = { server: serverSample, browser: browserSample, byHand: curlSample } as const
type Sample = keyof typeof samples
const sampleNames: readonly Sample[] = ['server', 'browser', 'byHand']

/** How to begin, how to send events, what findings mean. */
export function HelpPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('help.title')} />
      <Box
        sx={{
          px: { xs: 4, md: 7 },
          py: 6,
          maxWidth: 860,
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr)',
          gap: 10,
        }}
      >
        <Part title={t('help.start')}>
          <Box component="ol" sx={{ m: 0, pl: 5, display: 'grid', gap: 2 }}>
            {steps.map((step) => (
              <li key={step}>{t(`help.steps.${step}`)}</li>
            ))}
          </Box>
        </Part>
        <Part title={t('help.event')} lead={t('help.eventLead')}>
          <Samples />
          <Box sx={{ display: 'flex', gap: 2, mt: 3, flexWrap: 'wrap' }}>
            <LinkButton to="/settings/write-keys" variant="outlined">
              {t('help.makeKey')}
            </LinkButton>
            <LinkButton to="/events" variant="outlined">
              {t('help.seeEvents')}
            </LinkButton>
          </Box>
        </Part>
        <Part title={t('help.sending')} lead={t('help.sendingText')}>
          <LinkButton to="/outbox" variant="outlined">
            {t('help.seeOutbox')}
          </LinkButton>
        </Part>
        <Part
          title={t('help.writing')}
          lead={t('help.writingText', {
            place: '{{ person.firstName }}',
            fallback: "{{ person.firstName | default: 'you' }}",
          })}
        >
          <Names title={t('help.filters')} names={[...plainFilters, ...ownFilters].toSorted()} />
          <Names title={t('help.tags')} names={tags} />
        </Part>
        <Part title={t('help.findings')} lead={t('help.findingsLead')}>
          <FindingList />
        </Part>
      </Box>
    </>
  )
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section>
      <Typography variant="h2">{title}</Typography>
      {lead !== undefined && (
        <Typography color="textSecondary" sx={{ mt: 1 }}>
          {lead}
        </Typography>
      )}
      <Box sx={{ mt: 3 }}>{children}</Box>
    </section>
  )
}

/** The same event sent in three ways. */
function Samples() {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Sample>('server')
  return (
    <>
      <Tabs
        value={chosen}
        onChange={(_, value) => setChosen(sampleNames.find((name) => name === value) ?? 'server')}
        aria-label={t('help.event')}
        sx={{ mb: 3 }}
      >
        {sampleNames.map((name) => (
          <Tab key={name} value={name} label={t(`help.${name}`)} />
        ))}
      </Tabs>
      <CopyField label={t(`help.${chosen}`)} value={samples[chosen]('WRITE_KEY', window.location.origin)} block />
    </>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <Box sx={{ '& + &': { mt: 3 } }}>
      <Typography variant="h4" component="h3">
        {title}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {names.map((name) => (
          <Box
            component="code"
            key={name}
            sx={{
              typography: 'caption',
              fontFamily: 'monospace',
              px: 1.5,
              bgcolor: 'surface.sunken',
              borderRadius: 0.5,
            }}
          >
            {name}
          </Box>
        ))}
      </Box>
    </Box>
  )
}
