import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { changeStatus, exportJourney, getCounts, getJourney, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { Ellipsis, Pause, Play } from 'lucide-react'
import { listJobs } from '@trailwright/shared/wire/live-change.ts'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSavePicture } from '../../canvas/picture/use-save-picture.ts'
import { useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { send } from '../../client/send.ts'
import { useEditor } from '../../state/editor.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { PublishAgainSheet } from './publish/PublishAgainSheet.tsx'
import { ResumeDialog } from './ResumeDialog.tsx'
import { useJourney } from './use-journey.ts'

const HistoryDialog = lazy(() =>
  import('./history/HistoryDialog.tsx').then((module) => ({ default: module.HistoryDialog })),
)

type Asked = 'pause' | 'stop'

/** Pause, resume and stop of a running journey, its versions, its file, and the archive. */
export function JourneyActions() {
  const { t } = useTranslation()
  const { journey } = useEditor()
  const { row } = useJourney()
  const mayPublish = useMay('publish')
  const mayExport = useMay('export')
  const toast = useToast()
  const savePicture = useSavePicture()
  const [menu, setMenu] = useState<HTMLElement | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [opened, setOpened] = useState<'resume' | 'versions' | null>(null)
  const [again, setAgain] = useState<number | null>(null)
  const [inside, setInside] = useState<'leave' | 'finish'>('finish')
  const change = useSend(changeStatus, [getJourney, listJourneys, getCounts, listJobs])
  const runs = row.status === 'live' || row.status === 'paused'

  const close = () => {
    setAsked(null)
    change.reset()
  }
  const confirm = () => {
    if (asked === null) return
    const body = asked === 'pause' ? { to: 'paused' as const } : { to: 'stopped' as const, inside }
    const done = asked === 'pause' ? 'paused' : 'stopped'
    change.mutate(
      { params: { journey }, body },
      {
        onSuccess: () => {
          toast({ text: t(`editor.actions.${done}`) })
          close()
        },
      },
    )
  }
  const ask = (what: Asked) => () => {
    setMenu(null)
    setAsked(what)
  }
  const open = (what: 'resume' | 'versions') => () => {
    setMenu(null)
    setOpened(what)
  }
  // Both ways at once, so there is nothing to ask.
  const archive = (into: boolean) => () => {
    setMenu(null)
    change.mutate(
      { params: { journey }, body: into ? { to: 'archived' } : { to: 'stopped', inside: 'finish' } },
      { onSuccess: () => toast({ text: t(into ? 'editor.actions.archived' : 'editor.actions.unarchived') }) },
    )
  }
  const picture = (format: 'png' | 'svg') => () => {
    setMenu(null)
    savePicture(format)
  }
  const saveFile = async () => {
    setMenu(null)
    const file = await send(exportJourney, { params: { journey } })
    const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = `${file.journey.id}.json`
    link.click()
    URL.revokeObjectURL(url)
  }

  return (
    <>
      {mayPublish && row.status === 'live' && (
        <Button variant="outlined" startIcon={<Pause size={15} strokeWidth={1.8} aria-hidden />} onClick={ask('pause')}>
          {t('editor.actions.pause')}
        </Button>
      )}
      {mayPublish && row.status === 'paused' && (
        <Button
          variant="outlined"
          startIcon={<Play size={15} strokeWidth={1.8} aria-hidden />}
          onClick={open('resume')}
        >
          {t('editor.actions.resume')}
        </Button>
      )}
      <IconButton
        aria-label={t('editor.actions.menu')}
        aria-haspopup="menu"
        aria-expanded={menu !== null}
        onClick={({ currentTarget }) => setMenu(currentTarget)}
      >
        <Ellipsis size={18} strokeWidth={1.8} />
      </IconButton>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        <MenuItem onClick={open('versions')}>{t('change.versions.menu')}</MenuItem>
        {mayExport && <MenuItem onClick={() => void saveFile()}>{t('editor.actions.export')}</MenuItem>}
        {mayExport && <MenuItem onClick={picture('png')}>{t('draw.menu.png')}</MenuItem>}
        {mayExport && <MenuItem onClick={picture('svg')}>{t('draw.menu.svg')}</MenuItem>}
        {mayPublish && runs && <MenuItem onClick={ask('stop')}>{t('editor.actions.stop')}</MenuItem>}
        {mayPublish && row.status === 'stopped' && (
          <MenuItem onClick={archive(true)}>{t('editor.actions.archive')}</MenuItem>
        )}
        {mayPublish && row.status === 'archived' && (
          <MenuItem onClick={archive(false)}>{t('editor.actions.unarchive')}</MenuItem>
        )}
      </Menu>
      {opened === 'resume' && <ResumeDialog onClose={() => setOpened(null)} />}
      {opened === 'versions' && (
        <Suspense fallback={null}>
          <HistoryDialog
            onClose={() => setOpened(null)}
            onAgain={(version) => {
              setOpened(null)
              setAgain(version)
            }}
          />
        </Suspense>
      )}
      <PublishAgainSheet version={again} onClose={() => setAgain(null)} />
      <ConfirmDialog
        open={asked !== null}
        onClose={close}
        onConfirm={confirm}
        title={t(`editor.actions.${asked ?? 'pause'}Title`)}
        verb={t(`editor.actions.${asked ?? 'pause'}Verb`)}
        danger={asked === 'stop'}
        busy={change.isPending}
        problem={change.error}
      >
        {t(`editor.actions.${asked ?? 'pause'}Help`)}
        {asked === 'stop' && (
          <RadioGroup
            value={inside}
            onChange={(_, value) => setInside(value === 'leave' ? 'leave' : 'finish')}
            sx={{ mt: 2 }}
          >
            <FormControlLabel value="finish" control={<Radio size="small" />} label={t('editor.actions.stopFinish')} />
            <FormControlLabel value="leave" control={<Radio size="small" />} label={t('editor.actions.stopLeave')} />
          </RadioGroup>
        )}
      </ConfirmDialog>
    </>
  )
}
