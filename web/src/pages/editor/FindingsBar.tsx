import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { findingSentence } from '@trailwright/shared/compile/finding-texts/finding-sentence.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { ChevronDown, ChevronUp, CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useCanvasCommands } from '../../canvas/commands.ts'
import { useRefusal } from '../../canvas/refusal.ts'
import { durationInWords } from '../../i18n/names.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useEditor, useStep } from '../../state/editor.tsx'
import { addStep } from '../../state/perform.ts'
import { kinds } from '../../palette/palette-search.ts'
import { useAddStep } from '../../palette/use-add-step.ts'
import { danglingEdges, withoutDanglingEdges } from '@trailwright/shared/graph/dangling-edges.ts'
import { hasPlace } from '../../state/findings.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { KindMark } from '../../ui/KindMark.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { shortDuration } from '../../state/short-duration.ts'
import { sentenceGap } from '../../state/words.ts'

const drawnAtOnce = 20

/** What is to fix and to consider, under the canvas. */
export function FindingsBar({ onOpenSettings }: { onOpenSettings: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { findings } = useEditor()
  const { all, longest } = useStore(findings)
  const [open, setOpen] = useState(true)
  // A long journey may have a thousand; three are in view.
  const [drawn, setDrawn] = useState(drawnAtOnce)
  const errors = all.filter(({ level }) => level === 'error').length
  const warnings = all.length - errors
  const path = [
    ...(longest === null || longest.stayMs === 0
      ? []
      : [
          longest.stayMs === null
            ? t('editor.longestOpen')
            : t('editor.longestPath', { what: durationInWords(shortDuration(longest.stayMs), language) }),
        ]),
    ...(longest === null || longest.messages === 0
      ? []
      : [
          longest.messages === null ? t('figures.messagesOpen') : t('editor.mostMessages', { count: longest.messages }),
        ]),
  ].join(' · ')
  return (
    <Box
      component="section"
      aria-label={t('editor.findings', { count: all.length })}
      data-testid="findings"
      sx={{ flex: 'none', borderTop: 1, borderColor: 'divider', bgcolor: 'background.paper' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, height: 38, px: 3.5 }}>
        <Typography variant="h5" component="h2" sx={{ whiteSpace: 'nowrap' }}>
          {all.length === 0 ? t('editor.noFindings') : t('editor.findings', { count: all.length })}
        </Typography>
        {all.length === 0 && (
          <Box sx={{ color: 'success.main', display: 'flex' }}>
            <CircleCheck size={15} strokeWidth={1.8} aria-hidden />
          </Box>
        )}
        {errors > 0 && (
          <ToneChip tone="error" icon={<CircleX size={13} strokeWidth={1.8} aria-hidden />}>
            {t('editor.toFix', { count: errors })}
          </ToneChip>
        )}
        {warnings > 0 && (
          <ToneChip tone="warning" icon={<TriangleAlert size={13} strokeWidth={1.8} aria-hidden />}>
            {t('editor.toConsider', { count: warnings })}
          </ToneChip>
        )}
        <Typography variant="body2" color="textSecondary" noWrap sx={{ flex: 1, minWidth: 0 }}>
          {path}
        </Typography>
        {all.length > 0 && <KeyHint>F8</KeyHint>}
        {all.length > 0 && (
          <IconButton
            size="small"
            aria-expanded={open}
            aria-label={t(open ? 'editor.hideFindings' : 'editor.showFindings')}
            onClick={() => setOpen(!open)}
          >
            {open ? <ChevronDown size={16} strokeWidth={1.8} /> : <ChevronUp size={16} strokeWidth={1.8} />}
          </IconButton>
        )}
      </Box>
      {open && all.length > 0 && (
        <Box
          component="ul"
          onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
            if (scrollTop + 2 * clientHeight > scrollHeight) setDrawn((before) => before + drawnAtOnce)
          }}
          sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 114, overflowY: 'auto' }}
        >
          {all.slice(0, drawn).map((finding, index) => (
            <FindingRow
              key={`${finding.code}/${finding.path.join('/')}/${index}`}
              finding={finding}
              onOpenSettings={onOpenSettings}
            />
          ))}
        </Box>
      )}
    </Box>
  )
}

const dangles = new Set(['edge.to-nowhere', 'edge.from-nowhere', 'edge.port-unknown'])
const quickFix = new Set(['port.leads-nowhere', 'port.nothing-follows'])

function FindingRow({ finding, onOpenSettings }: { finding: Finding; onOpenSettings: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const commands = useCanvasCommands()
  const refuse = useRefusal()
  const node = useStep(finding.node)
  const kind = node === undefined ? undefined : kindOf(node.kind)
  const { title, help } = findingSentence(finding, language, node?.kind)
  const isError = finding.level === 'error'
  const Icon = isError ? CircleX : TriangleAlert
  const leave = kinds.find((each) => each.family === 'flow' && each.ports(each.defaults()).length === 0)
  const port = finding.path.at(-1)
  const add = useAddStep()
  const start = kinds.find(({ family }) => family === 'start')
  return (
    <Box
      component="li"
      data-testid="finding"
      data-code={finding.code}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2.5,
        minHeight: 38,
        px: 3.5,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: isError ? 'surface.sunken' : 'background.paper',
      }}
    >
      <Box sx={{ color: isError ? 'error.main' : 'warning.main', display: 'flex' }}>
        <Icon
          size={16}
          strokeWidth={1.8}
          aria-label={t(isError ? 'editor.toFix' : 'editor.toConsider', { count: 1 })}
        />
      </Box>
      <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }} title={help}>
        {title}
        {sentenceGap(language)}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {help}
        </Box>
      </Typography>
      {editor.canEdit && leave !== undefined && node !== undefined && quickFix.has(finding.code) && (
        <Button
          size="small"
          variant="outlined"
          onClick={() => refuse(addStep(editor, leave.kind, { type: 'after', from: node.id, port: String(port) }))}
        >
          {t('editor.addLeave', { kind: leave.text[language].name })}
        </Button>
      )}
      {editor.canEdit && start !== undefined && finding.code === 'path.no-trigger' && (
        <Button size="small" variant="outlined" onClick={() => add(start.kind)}>
          {t('editor.empty.add', { kind: start.text[language].name })}
        </Button>
      )}
      {editor.canEdit && dangles.has(finding.code) && (
        <Button
          size="small"
          variant="outlined"
          onClick={() => editor.document.edit('disconnect', withoutDanglingEdges)}
        >
          {t('draw.removeDangling', { count: danglingEdges(editor.document.graph()).length })}
        </Button>
      )}
      {hasPlace(finding) && (
        <Button
          size="small"
          variant="text"
          startIcon={
            kind === undefined ? undefined : <KindMark family={kind.family} icon={kind.icon} size={16} tone="soft" />
          }
          onClick={() => {
            if (node !== undefined) return commands.goTo(node.id)
            editor.selection.select([])
            onOpenSettings()
          }}
        >
          {t(node === undefined ? 'editor.goToSettings' : 'editor.goToStep')}
        </Button>
      )}
    </Box>
  )
}
