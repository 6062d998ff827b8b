import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { ConsentGrid } from './ConsentGrid.tsx'
import { JourneysNow, PastJourneys, Refusals } from './PersonJourneys.tsx'
import type { Profile } from './profile.ts'
import { Facts, SideCard } from './SideCard.tsx'
import { WhyNotCard } from './WhyNotCard.tsx'
import { valueText, useWhyWords } from './why/why-words.ts'

const RouteLink = createLink(Link)

/** What is known of a person, in cards. */
export function PersonSide({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  return (
    <Box
      component="aside"
      sx={{
        width: { xs: '100%', lg: 320, xl: 356 },
        flex: 'none',
        borderLeft: { lg: 1 },
        borderTop: { xs: 1, lg: 0 },
        borderColor: { xs: 'divider', lg: 'divider' },
        bgcolor: 'background.default',
        p: 4,
        display: 'flex',
        flexDirection: 'column',
        gap: 3,
      }}
    >
      <Identities profile={profile} />
      <SideCard
        title={t('people.page.consent')}
        extra={
          <RouteLink to="/people/$id" params={{ id: profile.person.id }} search={{ kind: 'consent' }} variant="h5">
            {t('people.page.history')}
          </RouteLink>
        }
      >
        <ConsentGrid profile={profile} />
      </SideCard>
      <SideCard title={t('people.page.segments')}>
        {profile.segments.length === 0 ? (
          <Quiet text={t('people.page.noSegments')} />
        ) : (
          <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
            {profile.segments.map(({ id, name }) => (
              <RouteLink key={id} to="/segments/$id" params={{ id }} underline="none">
                <ToneChip tone="neutral">{name}</ToneChip>
              </RouteLink>
            ))}
          </Box>
        )}
      </SideCard>
      <JourneysNow profile={profile} />
      <WhyNotCard profile={profile} />
      <Week profile={profile} />
      <Refusals profile={profile} />
      <PastJourneys profile={profile} />
      <Tags tags={profile.person.tags} />
      <Attributes attributes={profile.attributes} />
      <Clock profile={profile} />
    </Box>
  )
}

function Quiet({ text }: { text: string }) {
  return <Box sx={{ color: 'text.secondary' }}>{text}</Box>
}

const kinds = ['userId', 'anonymousId', 'email', 'phone', 'groupId'] as const

function Identities({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const { identities, contactPoints } = profile
  const blocked = contactPoints.filter(({ suppressed }) => suppressed !== null)
  return (
    <SideCard
      title={t('people.page.identities')}
      extra={
        identities.length > 1 && (
          <ToneChip tone="neutral">{t('people.page.joined', { count: identities.length })}</ToneChip>
        )
      }
    >
      <Facts
        rows={identities.map(({ kind, value }) => {
          const known = kinds.find((one) => one === kind)
          const isBlocked = blocked.some(({ address }) => address === value)
          return {
            key: `${kind} ${value}`,
            name: known === undefined ? kind : t(`people.page.identityKinds.${known}`),
            value: (
              <>
                {value} {isBlocked && <ToneChip tone="error">{t('people.page.blocked')}</ToneChip>}
              </>
            ),
          }
        })}
      />
    </SideCard>
  )
}

function Week({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <SideCard title={t('people.page.week')}>
      <Box sx={{ display: 'grid', gap: 2 }}>
        {profile.thisWeek.map(({ channel, sent, limit }) => {
          const name = channel === 'email' || channel === 'sms' ? t(`ui.channels.${channel}`) : channel
          const share = limit === null || limit === 0 ? 0 : Math.min(1, sent / limit)
          return (
            <div key={channel}>
              <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
                <span>{name}</span>
                <b>
                  {limit === null
                    ? `${format.number(sent)}`
                    : t('people.page.weekOf', { sent: format.number(sent), limit: format.number(limit) })}
                </b>
              </Box>
              {limit === null ? (
                <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{t('people.page.noLimit')}</Box>
              ) : (
                <Box
                  role="meter"
                  aria-label={name}
                  aria-valuemin={0}
                  aria-valuemax={limit}
                  aria-valuenow={sent}
                  sx={{ height: 6, mt: 1, borderRadius: '3px', bgcolor: 'surface.sunken', overflow: 'hidden' }}
                >
                  <Box
                    sx={{
                      height: '100%',
                      width: `${share * 100}%`,
                      bgcolor: share === 1 ? 'error.main' : 'primary.main',
                    }}
                  />
                </Box>
              )}
            </div>
          )
        })}
      </Box>
    </SideCard>
  )
}

function Tags({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <SideCard title={t('people.page.tags')}>
      {tags.length === 0 ? (
        <Quiet text={t('people.page.noTags')} />
      ) : (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
          {tags.map((tag) => (
            <ToneChip key={tag} tone="neutral">
              {tag}
            </ToneChip>
          ))}
        </Box>
      )}
    </SideCard>
  )
}

const fewAttributes = 8

function Attributes({ attributes }: { attributes: Profile['attributes'] }) {
  const { t } = useTranslation()
  const words = useWhyWords()
  const [all, setAll] = useState(false)
  const entries = Object.entries(attributes).toSorted(([one], [other]) => one.localeCompare(other))
  const shown = all ? entries : entries.slice(0, fewAttributes)
  return (
    <SideCard title={t('people.page.attributes')}>
      {entries.length === 0 ? (
        <Quiet text={t('people.page.noAttributes')} />
      ) : (
        <Facts rows={shown.map(([name, value]) => ({ key: name, name, value: valueText(words, value) }))} />
      )}
      {shown.length < entries.length && (
        <Button size="small" onClick={() => setAll(true)} sx={{ mt: 2, ml: -2 }}>
          {t('people.page.showAllAttributes', { count: entries.length })}
        </Button>
      )}
    </SideCard>
  )
}

function Clock({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const { raw, used, fellBack } = profile.zone
  const note =
    raw === null ? t('people.page.zoneUnknown') : fellBack ? t('people.page.zoneFallback', { raw }) : undefined
  return (
    <SideCard title={t('people.page.clock')}>
      <Facts
        rows={[
          {
            key: 'zone',
            name: t('people.page.zone'),
            value: (
              <>
                {used}
                {note !== undefined && <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{note}</Box>}
              </>
            ),
          },
          {
            key: 'language',
            name: t('people.page.language'),
            value: profile.language ?? t('people.page.languageUnknown'),
          },
        ]}
      />
    </SideCard>
  )
}
