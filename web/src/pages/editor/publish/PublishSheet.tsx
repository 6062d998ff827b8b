import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Drawer from '@mui/material/Drawer'
import IconButton from '@mui/material/IconButton'
import InputAdornment from '@mui/material/InputAdornment'
import OutlinedInput from '@mui/material/OutlinedInput'
import Typography from '@mui/material/Typography'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  checkJourney,
  getCounts,
  getJourney,
  listJourneys,
  listVersions,
  publishJourney,
} from '@trailwright/shared/wire/journeys.ts'
import { Pencil, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { keyOf, useRoute, useSend } from '../../../client/hooks.ts'
import { useMay } from '../../../client/session.ts'
import { useEditor } from '../../../state/editor.tsx'
import { ProblemAlert } from '../../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/SkeletonRows.tsx'
import { useToast } from '../../../ui/ToastProvider.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import { useJourney } from '../use-journey.ts'
import { Changes } from './Changes.tsx'
import { Checks } from './Checks.tsx'
import { PeopleInside } from './PeopleInside.tsx'
import { StripDiff } from './StripDiff.tsx'
import { changesIn } from './changes-in.ts'

interface PublishSheetProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Publishing is reading: what changes, what is to fix, what it means for the people inside, then one verb. */
export function PublishSheet({ open, onClose }: PublishSheetProps) {
  return (
    <Drawer
      anchor="right"
      open={open}
      onClose={onClose}
      slotProps={{
        paper: {
          sx: { width: 1040, maxWidth: '100%', borderTopLeftRadius: 12, borderBottomLeftRadius: 12, boxShadow: 3 },
          'aria-labelledby': 'publish-title',
          role: 'dialog',
        },
      }}
    >
      {open && <Sheet onClose={onClose} />}
    </Drawer>
  )
}

function Sheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const navigate = useNavigate()
  const cache = useQueryClient()
  const commands = useCanvasCommands()
  const { journey, autosave, selection } = useEditor()
  const { live, row } = useJourney()
  const mayPublish = useMay('publish')
  const { rev, status } = useStore(autosave.store)
  const [note, setNote] = useState('')
  const versions = useRoute(listVersions, { params: { journey } })
  const check = useRoute(checkJourney, { params: { journey } }, { enabled: status === 'saved' })
  const publish = useSend(publishJourney, [getJourney, listJourneys, listVersions, getCounts])
  const number = (versions.data?.items[0]?.number ?? live?.number ?? 0) + 1

  // What is typed last must be part of what is published.
  useEffect(() => void autosave.flush(), [autosave])
  useEffect(() => void cache.invalidateQueries({ queryKey: keyOf(checkJourney) }), [cache, rev])

  const checked = check.isFetching || status !== 'saved' ? undefined : check.data
  const errors = checked?.findings.filter(({ level }) => level === 'error') ?? []
  const blocks = checked?.blocks ?? true
  // A stopped journey starts again by publishing, even unchanged.
  const unchanged = live !== null && row.status !== 'stopped' && checked?.changes.length === 0
  const goToFirst = () => {
    onClose()
    const node = errors[0]?.node
    if (node === undefined) selection.select([])
    else commands.goTo(node)
  }
  const send = () =>
    publish.mutate(
      { params: { journey }, body: { rev, note: note.trim() } },
      {
        onSuccess: ({ version }) => {
          toast({
            text: t('editor.publish.done', { number: version }),
            next: {
              text: t('editor.publish.seeLive'),
              go: () => void navigate({ to: '/journeys/$id', params: { id: journey }, search: { lens: 'live' } }),
            },
          })
          onClose()
        },
      },
    )

  return (
    <Box data-testid="publish-sheet" sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', px: 7, py: 4.5, borderBottom: 1, borderColor: 'divider' }}>
        <Box sx={{ flex: 1 }}>
          <Typography id="publish-title" variant="h2">
            {t('editor.publish.title', { number })}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {live === null
              ? t('editor.publish.first')
              : t('editor.publish.since', {
                  number: live.number,
                  date: format.day(live.publishedAt),
                  what: t('editor.publish.people', { count: row.inside }),
                })}
          </Typography>
        </Box>
        <IconButton aria-label={t('ui.close')} onClick={onClose}>
          <X size={17} strokeWidth={1.8} />
        </IconButton>
      </Box>
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          overflowY: 'auto',
          display: 'grid',
          gridTemplateColumns: { xs: '1fr', md: 'minmax(0, 1fr) 420px' },
        }}
      >
        <Box sx={{ p: { xs: 4, md: 7 }, display: 'grid', gap: 6, alignContent: 'start' }}>
          <ProblemAlert problem={check.error ?? publish.error} />
          {checked === undefined && check.error === null && <SkeletonRows rows={3} height={40} />}
          {checked !== undefined && (
            <>
              <Box>
                <Typography variant="h3" sx={{ mb: 3 }}>
                  {t('editor.publish.changes')}
                </Typography>
                <Changes changes={changesIn(checked.changes)} since={live?.number ?? null} />
                <StripDiff changes={changesIn(checked.changes)} />
              </Box>
              <Checks
                findings={checked.findings}
                onGoTo={(node) => {
                  onClose()
                  if (node === undefined) selection.select([])
                  else commands.goTo(node)
                }}
              />
            </>
          )}
        </Box>
        <Box
          sx={{
            p: { xs: 4, md: 6 },
            bgcolor: 'background.default',
            borderLeft: { md: 1 },
            borderColor: { md: 'divider' },
          }}
        >
          <PeopleInside live={live?.number ?? null} inside={row.inside} />
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2.5, px: 7, py: 3, borderTop: 1, borderColor: 'divider' }}>
        <OutlinedInput
          value={note}
          onChange={({ target }) => setNote(target.value)}
          placeholder={t('editor.publish.note')}
          startAdornment={
            <InputAdornment position="start">
              <Pencil size={15} strokeWidth={1.8} aria-hidden />
            </InputAdornment>
          }
          slotProps={{ input: { 'aria-label': t('editor.publish.note'), maxLength: 500 } }}
          sx={{ flex: 1, minWidth: 240 }}
        />
        {!mayPublish ? (
          <Typography variant="body2" color="textSecondary" sx={{ alignSelf: 'center' }}>
            {t('editor.publish.cannot')}
          </Typography>
        ) : checked !== undefined && blocks ? (
          <Button variant="contained" color="error" onClick={goToFirst}>
            {t('editor.publish.fixFirst', { count: Math.max(errors.length, 1) })}
          </Button>
        ) : (
          <Button variant="contained" disabled={checked === undefined || unchanged || publish.isPending} onClick={send}>
            {checked === undefined ? t('editor.publish.checking') : t('editor.publish.verb', { number })}
          </Button>
        )}
      </Box>
    </Box>
  )
}
