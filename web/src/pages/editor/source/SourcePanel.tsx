import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import IconButton from '@mui/material/IconButton'
import Tooltip from '@mui/material/Tooltip'
import Typography from '@mui/material/Typography'
import { Braces, CircleCheck, CircleX, Copy, Download, type LucideIcon, WandSparkles, X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { type Editor, useEditor } from '../../../state/editor.tsx'
import { useToast } from '../../../ui/ToastProvider.tsx'
import { editorPhrases } from './editor-phrases.ts'
import { saveAsFile } from './save-as-file.ts'
import { type SourceSync, syncSource } from './source-sync.ts'

/** The journey as text, beside the canvas: what is edited in one is seen in the other. */
export function SourcePanel() {
  const { t } = useTranslation()
  const editor = useEditor()
  const language = useLanguage()
  const help = useId()
  const place = useRef<HTMLDivElement>(null)
  const sync = useSync(editor, place, help)
  const close = () => editor.asks.setState({ source: false })
  return (
    <Box
      component="section"
      aria-label={t('source.title')}
      data-testid="source"
      lang={language}
      sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          minHeight: 52,
          px: 4,
          flex: 'none',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Braces size={18} strokeWidth={1.8} aria-hidden />
        <Typography variant="h4" component="h2" sx={{ flex: 1, minWidth: 0 }}>
          {t('source.title')}
        </Typography>
        {sync !== null && <Actions sync={sync} />}
        <IconButton aria-label={t('source.close')} onClick={close}>
          <X size={17} strokeWidth={1.8} />
        </IconButton>
      </Box>
      <Box
        ref={place}
        sx={{ flex: 1, minHeight: 0, minWidth: 0, overflow: 'hidden', '& .cm-editor': { height: '100%' } }}
      />
      {sync !== null && <State sync={sync} />}
      <Typography
        id={help}
        variant="caption"
        color="textSecondary"
        sx={{ flex: 'none', px: 4, py: 1.5, borderTop: 1, borderColor: 'divider' }}
      >
        {t('source.help')}
      </Typography>
    </Box>
  )
}

/** Opens the text in a place, and again when the language or what may be edited changes. */
function useSync(editor: Editor, place: React.RefObject<HTMLDivElement | null>, help: string): SourceSync | null {
  const { t } = useTranslation()
  const language = useLanguage()
  const { document, selection, findings, canEdit, refs } = editor
  const { reveal } = useCanvasCommands()
  // What changes while the text is open and must not open it anew.
  const latest = useRef({ refs, reveal })
  useEffect(() => {
    latest.current = { refs, reveal }
  }, [refs, reveal])
  const [sync, setSync] = useState<SourceSync | null>(null)
  useEffect(() => {
    if (place.current === null) return undefined
    const opened = syncSource({
      parent: place.current,
      editor: { document, selection, findings, canEdit },
      refs: () => latest.current.refs,
      words: { t, language },
      describedBy: help,
      phrases: editorPhrases[language],
      onStep: (id) => latest.current.reveal(id),
    })
    setSync(opened)
    return () => {
      opened.close()
      setSync(null)
    }
  }, [document, selection, findings, canEdit, place, help, t, language])
  return sync
}

function Actions({ sync }: { sync: SourceSync }) {
  const { t } = useTranslation()
  const { canEdit, document } = useEditor()
  const toast = useToast()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sync.view.state.doc.toString())
      toast({ text: t('source.copied') })
    } catch {
      toast({ text: t('source.copyFailed') })
    }
  }
  return (
    <>
      {canEdit && <Action icon={WandSparkles} name={t('source.format')} onClick={sync.format} />}
      <Action icon={Copy} name={t('source.copy')} onClick={() => void copy()} />
      <Action
        icon={Download}
        name={t('source.download')}
        onClick={() => saveAsFile(`${document.graph().id}.json`, sync.view.state.doc.toString())}
      />
    </>
  )
}

function Action({ icon: Icon, name, onClick }: { icon: LucideIcon; name: string; onClick: () => void }) {
  return (
    <Tooltip title={name}>
      <IconButton aria-label={name} onClick={onClick}>
        <Icon size={16} strokeWidth={1.8} />
      </IconButton>
    </Tooltip>
  )
}

/** Whether text and canvas say the same, and what keeps them from it. */
function State({ sync }: { sync: SourceSync }) {
  const { t } = useTranslation()
  const { canEdit } = useEditor()
  const { status, mistakes, movedOn } = useStore(sync.store)
  const isBroken = status === 'broken'
  const text = !canEdit
    ? t('source.readOnly')
    : isBroken
      ? t('source.broken', { count: mistakes.length })
      : t(status === 'same' ? 'source.same' : 'source.waiting')
  return (
    <Box
      data-testid="source-state"
      data-status={status}
      sx={{ flex: 'none', borderTop: 1, borderColor: 'divider', bgcolor: isBroken ? 'error.soft' : 'background.paper' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 4, minHeight: 38, py: 1 }}>
        <Box sx={{ display: 'flex', color: isBroken ? 'error.main' : 'success.main' }}>
          {isBroken ? (
            <CircleX size={15} strokeWidth={1.8} aria-hidden />
          ) : (
            <CircleCheck size={15} strokeWidth={1.8} aria-hidden />
          )}
        </Box>
        <Typography variant="body2" role="status" sx={{ flex: 1, minWidth: 0 }}>
          {text}
          {isBroken && movedOn && ` ${t('source.movedOn')}`}
        </Typography>
        {isBroken && (
          <Button size="small" variant="outlined" onClick={sync.backToCanvas} sx={{ flex: 'none' }}>
            {t('source.backToCanvas')}
          </Button>
        )}
      </Box>
      {isBroken && (
        <Box component="ul" sx={{ m: 0, p: 0, pb: 1, listStyle: 'none', maxHeight: 130, overflowY: 'auto' }}>
          {mistakes.map((mark) => (
            <li key={`${mark.from}/${mark.text}`}>
              <ButtonBase
                onClick={() => sync.goTo(mark)}
                sx={{
                  display: 'flex',
                  alignItems: 'baseline',
                  justifyContent: 'flex-start',
                  gap: 2,
                  width: '100%',
                  px: 4,
                  py: 1,
                  textAlign: 'left',
                  typography: 'body2',
                  '&:hover': { bgcolor: 'surface.hover' },
                }}
              >
                <Box component="span" sx={{ flex: 'none', color: 'text.secondary', whiteSpace: 'nowrap' }}>
                  {t('source.line', { line: mark.line })}
                </Box>
                {mark.text}
              </ButtonBase>
            </li>
          ))}
        </Box>
      )}
    </Box>
  )
}
