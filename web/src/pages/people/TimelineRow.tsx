import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { createLink } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { KindMark } from '../../ui/KindMark.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { Time } from '../../ui/Time.tsx'
import type { Line } from './timeline-line.ts'
import { Sentence } from './Sentence.tsx'

const RouteLink = createLink(Link)

/** One thing that happened: when, its mark on the line of the day, what, where, and why. */
export function TimelineRow({ at, line }: { at: number; line: Line }) {
  const { t } = useTranslation()
  return (
    <Box component="li" sx={{ display: 'flex', gap: 3, position: 'relative', pb: 3 }}>
      <Box
        sx={{ width: 40, flex: 'none', textAlign: 'right', typography: 'body2', color: 'text.secondary', pt: '3px' }}
      >
        <Time at={at} style="time" />
      </Box>
      <Box
        sx={{
          width: 26,
          flex: 'none',
          position: 'relative',
          '&::before': {
            content: '""',
            position: 'absolute',
            left: 12.5,
            top: 28,
            bottom: -12,
            width: '1px',
            bgcolor: 'divider',
          },
        }}
      >
        <KindMark family={line.family} icon={line.icon} size={26} tone={line.tone} />
      </Box>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box sx={{ display: 'flex', columnGap: 2, rowGap: 1, flexWrap: 'wrap', alignItems: 'center', pt: '2px' }}>
          <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Sentence phrase={line.title} />
          </Box>
          {line.chip !== null && <ToneChip tone={line.chip.tone}>{line.chip.text}</ToneChip>}
          {line.delivery !== null && (
            <RouteLink to="/outbox" search={{ delivery: line.delivery }} variant="caption">
              {t('people.page.openMessage')}
            </RouteLink>
          )}
        </Box>
        {line.sub !== '' && (
          <Box sx={{ typography: 'body2', color: 'text.secondary', overflowWrap: 'anywhere' }}>{line.sub}</Box>
        )}
        {line.why.length > 0 && <Why sentences={line.why} />}
      </Box>
    </Box>
  )
}

/** The reasons, on their own ground. */
function Why({ sentences }: { sentences: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <Box
      sx={{
        display: 'inline-flex',
        gap: 2.5,
        mt: 1,
        px: 2.75,
        py: 1.5,
        borderRadius: 1,
        bgcolor: 'surface.sunken',
        typography: 'body2',
        maxWidth: '100%',
      }}
    >
      <Box component="span" sx={{ fontWeight: 600, color: 'text.secondary', flex: 'none' }}>
        {t('people.page.why')}
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {sentences.map((sentence, index) => (
          <div key={`${index}`}>{sentence}</div>
        ))}
      </Box>
    </Box>
  )
}
