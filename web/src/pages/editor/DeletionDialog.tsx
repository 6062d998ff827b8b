import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import Typography from '@mui/material/Typography'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useLanguage } from '../../i18n/use-language.ts'
import type { AskState } from '../../state/asks.ts'
import { useEditor } from '../../state/editor.tsx'
import { edgesFrom, nodeOf, portsWithEdges } from '../../state/edits/lookup.ts'
import { deleteThings, detachSteps } from '../../state/perform.ts'
import { portName, stepName } from '../../state/words.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'

/** Before a step with several paths goes: which of them stays joined. */
export function DeletionDialog() {
  const { asks } = useEditor()
  const deletion = useStore(asks, (state) => state.deletion)
  return deletion === null ? null : <Question deletion={deletion} />
}

function Question({ deletion }: { deletion: NonNullable<AskState['deletion']> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const graph = editor.document.graph()
  const [keep, setKeep] = useState<ReadonlyMap<string, string | null>>(
    () => new Map(deletion.branches.map((id) => [id, edgesFrom(graph, id)[0]?.port ?? null])),
  )
  const close = () => editor.asks.setState({ deletion: null })
  return (
    <ConfirmDialog
      open
      danger={deletion.detach !== true}
      title={t('editor.deletion.title')}
      verb={t(deletion.detach === true ? 'draw.menu.detach' : 'editor.deletion.verb')}
      onClose={close}
      onConfirm={() => {
        if (deletion.detach === true) detachSteps(editor, deletion.ids, keep)
        else deleteThings(editor, deletion.ids, keep)
        close()
      }}
    >
      {deletion.branches.map((id) => {
        const node = nodeOf(graph, id)
        if (node === undefined) return null
        const edges = edgesFrom(graph, id)
        return (
          <div key={id}>
            <Typography variant="body2">{t('editor.deletion.lead', { name: stepName(node, language) })}</Typography>
            <RadioGroup
              value={keep.get(id) ?? ''}
              onChange={(_, port) => setKeep(new Map([...keep, [id, port === '' ? null : port]]))}
            >
              {portsWithEdges(graph, node).flatMap((port) => {
                const edge = edges.find((other) => other.port === port.name)
                const target = edge === undefined ? undefined : nodeOf(graph, edge.to)
                if (target === undefined) return []
                const name = `${portName(kindOf(node.kind), port, language)} → ${stepName(target, language)}`
                return [
                  <FormControlLabel key={port.name} value={port.name} control={<Radio size="small" />} label={name} />,
                ]
              })}
              <FormControlLabel value="" control={<Radio size="small" />} label={t('editor.deletion.none')} />
            </RadioGroup>
          </div>
        )
      })}
    </ConfirmDialog>
  )
}
