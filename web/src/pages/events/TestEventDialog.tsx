import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import Typography from '@mui/material/Typography'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { getCatalogue, listReceived, sendTestEvent } from '@trailwright/shared/wire/events.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../../client/api-problem.ts'
import { useRoute, useSend } from '../../client/hooks.ts'
import { NameInput } from '../../inspector/NameInput.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { PropertyRows } from './PropertyRows.tsx'
import { propertiesOf, type PropertyFault, type PropertyRow, rowsOf, seenIn } from './property-rows.ts'
import { refusalText } from './received-text.ts'

interface TestEventDialogProps {
  /** The event to begin with; empty to choose one. */
  readonly first: string
  /** The data to begin with; undefined for the values that came last. */
  readonly data: JsonObject | undefined
  readonly onClose: () => void
  readonly onSent: () => void
}

const noRows: readonly PropertyRow[] = [{ key: 1, name: '', type: 'text', text: '' }]

/** Puts one event in by hand. An event that came before brings its data along, with the last values. */
export function TestEventDialog({ first, data, onClose, onSent }: TestEventDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const title = useId()
  const toast = useToast()
  const catalogue = useRoute(getCatalogue).data?.events ?? []
  const send = useSend(sendTestEvent, [listReceived, getCatalogue])
  const [name, setName] = useState(first)
  const [userId, setUserId] = useState('')
  // Null until somebody writes in it: then the values that came last.
  const [ownRows, setOwnRows] = useState<readonly PropertyRow[] | null>(
    data === undefined ? null : preparedRows(seenIn(data)),
  )
  const [tried, setTried] = useState(false)
  const rows = ownRows ?? preparedRows(catalogue.find((event) => event.name === name)?.properties ?? [])
  const properties = propertiesOf(rows)

  const submit = () => {
    setTried(true)
    if (name.trim() === '' || userId.trim() === '' || !properties.ok) return
    send.mutate(
      { body: { name: name.trim(), userId: userId.trim(), properties: properties.value } },
      {
        onSuccess: () => {
          toast({ text: t('events.form.sent', { name }) })
          onSent()
        },
      },
    )
  }

  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="sm" fullWidth>
      <DialogTitle id={title}>{t('events.form.title')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 4 }}>
          {t('events.form.help')}
        </Typography>
        <Form onSubmit={submit}>
          <NameInput
            free
            label={t('events.form.name')}
            value={name}
            onChange={setName}
            options={catalogue.map((event) => ({
              value: event.name,
              name: event.name,
              hint: format.number(event.count),
            }))}
            error={tried && name.trim() === '' ? t('events.form.nameMissing') : undefined}
          />
          <TextInput
            label={t('events.form.user')}
            help={t('events.form.userHelp')}
            value={userId}
            onChange={setUserId}
            error={tried && userId.trim() === '' ? t('events.form.userMissing') : undefined}
          />
          <PropertyRows
            rows={rows}
            onChange={setOwnRows}
            faults={tried && !properties.ok ? properties.faults : noFaults}
          />
          <SendProblem problem={send.error} />
          <DialogActions sx={{ '&.MuiDialogActions-root': { p: 0 } }}>
            <Button variant="text" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" variant="contained" disabled={send.isPending}>
              {t('events.form.verb')}
            </Button>
          </DialogActions>
        </Form>
      </DialogContent>
    </Dialog>
  )
}

const preparedRows = (seen: Parameters<typeof rowsOf>[0]): readonly PropertyRow[] => {
  const prepared = rowsOf(seen).map((row, index) => ({ ...row, key: index + 1 }))
  return prepared.length === 0 ? noRows : prepared
}

const noFaults: ReadonlyMap<number, PropertyFault> = new Map()

/** A refusal says its reason and field at once. */
function SendProblem({ problem }: { problem: ApiProblem | null }) {
  const { t } = useTranslation()
  const reason = problem?.params['reason']
  if (problem?.code !== 'event.refused' || typeof reason !== 'string') return <ProblemAlert problem={problem} />
  const field = problem.params['field']
  return (
    <Alert severity="error" role="alert">
      {t('events.form.refused', { what: refusalText(t, reason) })}
      {typeof field === 'string' && field !== '' && ` ${t('events.field')} ${field}`}
    </Alert>
  )
}
