import Autocomplete from '@mui/material/Autocomplete'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type JsonObject, jsonObjectSchema } from '@trailwright/shared/problem/json.ts'
import { getCatalogue, listReceived, sendTestEvent } from '@trailwright/shared/wire/events.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { Field } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'

/** Puts one event in by hand. */
export function TestEventDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const title = useId()
  const toast = useToast()
  const catalogue = useRoute(getCatalogue).data?.events ?? []
  const send = useSend(sendTestEvent, [listReceived, getCatalogue])
  const [name, setName] = useState('')
  const [userId, setUserId] = useState('')
  const [text, setText] = useState('{\n  \n}')
  const [tried, setTried] = useState(false)
  const properties = objectOf(text)

  const choose = (chosen: string) => {
    setName(chosen)
    const seen = catalogue.find((event) => event.name === chosen)?.properties
    if (seen === undefined || text.trim().replaceAll(/\s/g, '') !== '{}') return
    const sample = Object.fromEntries(
      seen.flatMap(({ path, samples }) => (samples[0] === undefined || path.includes('.') ? [] : [[path, samples[0]]])),
    )
    setText(JSON.stringify(sample, null, 2))
  }
  const submit = () => {
    setTried(true)
    if (name.trim() === '' || userId.trim() === '' || properties === undefined) return
    send.mutate(
      { body: { name: name.trim(), userId: userId.trim(), properties } },
      {
        onSuccess: () => {
          toast({ text: t('events.form.sent', { name }) })
          onClose()
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
          <Field
            label={t('events.form.name')}
            error={tried && name.trim() === '' ? t('events.form.nameMissing') : undefined}
          >
            {({ id, ...aria }) => (
              <Autocomplete
                freeSolo
                id={id}
                options={catalogue.map((event) => event.name)}
                inputValue={name}
                onInputChange={(_, value) => choose(value)}
                renderInput={(params) => (
                  <TextField
                    {...params}
                    error={aria['aria-invalid']}
                    slotProps={{ htmlInput: { ...params.slotProps.htmlInput, ...aria } }}
                    autoFocus
                  />
                )}
              />
            )}
          </Field>
          <TextInput
            label={t('events.form.user')}
            help={t('events.form.userHelp')}
            value={userId}
            onChange={setUserId}
            error={tried && userId.trim() === '' ? t('events.form.userMissing') : undefined}
          />
          <TextInput
            label={t('events.form.properties')}
            value={text}
            onChange={setText}
            rows={5}
            mono
            error={tried && properties === undefined ? t('events.form.propertiesWrong') : undefined}
          />
          <ProblemAlert problem={send.error} />
          <DialogActions sx={{ px: 0 }}>
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

function objectOf(text: string): JsonObject | undefined {
  try {
    return jsonObjectSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
