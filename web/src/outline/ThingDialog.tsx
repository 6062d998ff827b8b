import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useTranslation } from 'react-i18next'
import { useDraft, useEditor } from '../state/editor.tsx'
import { renameGroup, updateNote } from '../state/edits/notes.ts'
import { SelectInput } from '../ui/SelectInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'

const colours = ['yellow', 'blue', 'green', 'pink', 'grey'] as const

/** Writes a note, or names a part of the journey; saved as typed. */
export function ThingDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation()
  const { document } = useEditor()
  const note = useDraft((graph) => graph.notes.find((each) => each.id === id))
  const frame = useDraft((graph) => graph.groups.find((each) => each.id === id))
  const close = () => {
    document.endRun()
    onClose()
  }
  if (note === undefined && frame === undefined) return null
  return (
    <Dialog open onClose={close} aria-labelledby="thing-title" maxWidth="xs" fullWidth disableRestoreFocus>
      <DialogTitle id="thing-title">{t(note === undefined ? 'outline.note.frame' : 'outline.note.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        {note !== undefined && (
          <>
            <TextInput
              label={t('editor.note')}
              value={note.text}
              rows={4}
              autoFocus
              onChange={(text) =>
                document.edit('note', (graph) => updateNote(graph, id, { text: text.slice(0, 4000) }), `note/${id}`)
              }
            />
            <SelectInput
              label={t('editor.noteColour')}
              value={note.colour}
              options={colours.map((value) => ({ value, text: t(`editor.colours.${value}`) }))}
              onChange={(colour) => document.edit('note', (graph) => updateNote(graph, id, { colour }))}
            />
          </>
        )}
        {frame !== undefined && (
          <TextInput
            label={t('editor.frameName')}
            value={frame.label}
            autoFocus
            onChange={(label) =>
              document.edit('group', (graph) => renameGroup(graph, id, label.slice(0, 120)), `group/${id}`)
            }
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={close}>
          {t('outline.note.done')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
