import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { frameHtml } from '@trailwright/shared/wire/contents.ts'
import { useTranslation } from 'react-i18next'
import { routeQuery } from '../../client/hooks.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'

interface MessageFrameProps {
  readonly html: string
  /** px, or all there is. */
  readonly width?: number | '100%'
  readonly height?: number | string
}

/** An address of the frame lives for ten minutes. */
const freshMs = 540_000

/** HTML of a message as a mailbox shows it: in a frame of its own origin, where no script runs and no form is sent. */
export function MessageFrame({ html, width = '100%', height = 480 }: MessageFrameProps) {
  const { t } = useTranslation()
  const frame = useQuery({
    ...routeQuery(frameHtml, { body: { html } }),
    staleTime: freshMs,
    gcTime: freshMs,
    // While a text is being written the former look stays until the next is there.
    placeholderData: (former) => former,
  })
  if (frame.error !== null) return <ProblemAlert problem={frame.error} />
  if (frame.data === undefined) return <SkeletonRows rows={3} />
  return (
    <Box
      component="iframe"
      sandbox=""
      src={frame.data.src}
      title={t('outbox.message.frame')}
      referrerPolicy="no-referrer"
      sx={{
        display: 'block',
        width,
        maxWidth: '100%',
        height,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        // Mails are written for white paper, in either scheme of ours.
        bgcolor: 'common.white',
        colorScheme: 'light',
      }}
    />
  )
}
