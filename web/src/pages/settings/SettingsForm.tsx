import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { getSettings, type Settings, updateSettings, usualRetention } from '@trailwright/shared/wire/settings.ts'
import { getSession } from '@trailwright/shared/wire/session.ts'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { useMay } from '../../client/session.ts'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'

export type StoredSettings = ResponseOf<typeof getSettings>

interface SettingsFormProps<Draft> {
  /** What the fields begin with. */
  readonly read: (stored: StoredSettings) => Draft
  /** What is stored, or undefined while a field is wrong. */
  readonly write: (draft: Draft) => Partial<Settings> | undefined
  readonly children: (form: FieldsOf<Draft>) => ReactNode
}

export interface FieldsOf<Draft> {
  readonly draft: Draft
  readonly set: (change: Partial<Draft>) => void
  /** A save was tried, so what is wrong is shown. */
  readonly tried: boolean
  readonly disabled: boolean
  readonly stored: StoredSettings
}

/** Some settings as a form: loaded, changed, saved with an undo. */
export function SettingsForm<Draft extends object>(props: SettingsFormProps<Draft>) {
  const loaded = useRoute(getSettings)
  if (loaded.error !== null) return <ErrorState problem={loaded.error} onRetry={() => void loaded.refetch()} />
  if (loaded.data === undefined) return <SkeletonRows rows={4} />
  // Other settings start the form afresh; the same ones, asked for again, leave alone what is being typed.
  return <Fields key={JSON.stringify(loaded.data)} {...props} stored={loaded.data} />
}

function Fields<Draft extends object>(props: SettingsFormProps<Draft> & { readonly stored: StoredSettings }) {
  const { read, write, children, stored } = props
  const { t } = useTranslation()
  const toast = useToast()
  const mayManage = useMay('manage')
  const update = useSend(updateSettings, [getSettings, getSession])
  const [draft, setDraft] = useState(() => read(stored))
  const [changed, setChanged] = useState(false)
  const [tried, setTried] = useState(false)

  const save = () => {
    setTried(true)
    const body = write(draft)
    if (body === undefined) return
    const former = formerOf({ retention: usualRetention, ...stored.settings }, body)
    // The form starts afresh before this resolves, so a callback of `mutate` would not be called.
    update.mutateAsync({ body }).then(
      () => toast({ text: t('ui.saved'), undo: () => update.mutate({ body: former }) }),
      () => undefined, // shown through `update.error`
    )
  }
  const set = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change })
    setChanged(true)
  }

  return (
    <Form onSubmit={save}>
      {children({ draft, set, tried, disabled: !mayManage, stored })}
      <ProblemAlert problem={update.error} />
      {mayManage && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
          <Button type="submit" variant="contained" disabled={!changed || update.isPending}>
            {t('ui.save')}
          </Button>
          {changed && (
            <Typography variant="caption" color="textSecondary">
              {t('ui.unsaved')}
            </Typography>
          )}
        </Box>
      )}
    </Form>
  )
}

/** What stood where a change goes. */
function formerOf(settings: Settings, change: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => key in change))
}
