import Box from '@mui/material/Box'
import { Ban, Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format.ts'
import type { Profile } from './profile.ts'

const channels = ['email', 'sms'] as const

/** What a person agreed to, by channel: marketing needs a yes, service messages need none. */
export function ConsentGrid({ profile }: { profile: Profile }) {
  const { t } = useTranslation()
  const topics = [...new Set(profile.consents.map(({ category }) => category))]
    .filter((category) => category !== 'marketing' && category !== 'transactional')
    .toSorted()
  return (
    <Box
      component="table"
      sx={{
        width: '100%',
        borderCollapse: 'collapse',
        '& th, & td': { textAlign: 'left', fontWeight: 400, py: 0.75, pr: 2, verticalAlign: 'top' },
      }}
    >
      <thead>
        <tr>
          <Box component="th" scope="col" sx={{ color: 'text.secondary' }}>
            <Box component="span" sx={hidden}>
              {t('people.page.channel')}
            </Box>
          </Box>
          {(['marketing', 'transactional'] as const).map((category) => (
            <Box component="th" scope="col" key={category} sx={{ typography: 'caption', color: 'text.secondary' }}>
              {t(`people.page.categories.${category}`)}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => {
          const reachable = profile.contactPoints.some((point) => point.channel === channel)
          return (
            <tr key={channel}>
              <th scope="row">{t(`ui.channels.${channel}`)}</th>
              <td>
                <Answer consent={last(profile, channel, 'marketing')} reachable={reachable} />
                {topics.map((topic) => {
                  const consent = last(profile, channel, topic)
                  return consent === undefined ? null : (
                    <Box key={topic} sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
                      <Box component="span" sx={{ color: 'text.secondary' }}>
                        {topic}
                      </Box>
                      <Answer consent={consent} reachable={reachable} />
                    </Box>
                  )
                })}
              </td>
              <td>
                <Answer consent={last(profile, channel, 'transactional')} reachable={reachable} needsNone />
              </td>
            </tr>
          )
        })}
      </tbody>
    </Box>
  )
}

type Consent = Profile['consents'][number]

/** The latest word on a channel and category. */
function last(profile: Profile, channel: string, category: string): Consent | undefined {
  return profile.consents
    .filter((consent) => consent.channel === channel && consent.category === category)
    .toSorted((one, other) => other.at - one.at)[0]
}

interface AnswerProps {
  readonly consent: Consent | undefined
  readonly reachable: boolean
  readonly needsNone?: boolean
}

function Answer({ consent, reachable, needsNone = false }: AnswerProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!reachable) return <Box sx={{ color: 'text.secondary' }}>{t('people.page.noAddress')}</Box>
  if (consent?.state === 'withdrawn') {
    return (
      <Box component="span" sx={{ ...mark, color: 'error.main' }} title={format.exact(consent.at)}>
        <Ban size={14} strokeWidth={1.8} aria-hidden style={{ flex: 'none' }} />
        {t('people.page.refusedOn', { when: format.brief(consent.at) })}
      </Box>
    )
  }
  if (consent === undefined && !needsNone) {
    return <Box sx={{ color: 'text.secondary' }}>{t('people.page.neverAsked')}</Box>
  }
  return (
    <Box
      component="span"
      sx={{ ...mark, color: 'success.main' }}
      {...(consent === undefined ? {} : { title: format.exact(consent.at) })}
    >
      <Check size={14} strokeWidth={2} aria-hidden style={{ flex: 'none' }} />
      {t(consent === undefined ? 'people.page.needsNone' : 'people.page.agreed')}
    </Box>
  )
}

const mark = { display: 'inline-flex', alignItems: 'center', gap: 1.5 } as const
const hidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
} as const
