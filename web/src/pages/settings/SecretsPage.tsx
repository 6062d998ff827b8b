import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { deleteSecret, listSecrets, putSecret } from '@trailwright/shared/wire/settings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { PasswordInput } from '../../ui/PasswordInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { Time } from '../../ui/Time.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import type { ResponseOf } from '../../client/send.ts'
import { Section } from './Section.tsx'

type Secret = ResponseOf<typeof listSecrets>['items'][number]

/** What HTTP steps send along to prove who they are. */
export function SecretsPage() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  const secrets = useRoute(listSecrets)
  const remove = useSend(deleteSecret, [listSecrets])
  const [removing, setRemoving] = useState('')

  const columns: Column<Secret>[] = [
    { key: 'name', head: t('settings.secrets.name'), cell: ({ name }) => <code>{name}</code> },
    { key: 'host', head: t('settings.secrets.host'), cell: ({ host }) => host },
    {
      key: 'created',
      head: t('settings.secrets.created'),
      width: 120,
      from: 'md',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ]
  if (mayManage) {
    columns.push({
      key: 'remove',
      head: '',
      width: 100,
      align: 'right',
      cell: ({ name }) => (
        <Button size="small" onClick={() => setRemoving(name)}>
          {t('settings.secrets.remove')}
        </Button>
      ),
    })
  }
  return (
    <Section title={t('settings.pages.secrets')} lead={t('settings.secrets.lead')}>
      {mayManage && <SecretForm />}
      {secrets.error !== null && <ErrorState problem={secrets.error} onRetry={() => void secrets.refetch()} />}
      {secrets.data?.items.length === 0 && (
        <EmptyState title={t('settings.secrets.empty')} help={t('settings.secrets.emptyHelp')} />
      )}
      {secrets.data !== undefined && secrets.data.items.length > 0 && (
        <Box sx={{ mx: { xs: -4, md: -7 }, mt: 6 }}>
          <DataTable
            label={t('settings.pages.secrets')}
            columns={columns}
            rows={secrets.data.items}
            rowKey={({ name }) => name}
            rowHeight={44}
          />
        </Box>
      )}
      <ConfirmDialog
        open={removing !== ''}
        onClose={() => setRemoving('')}
        onConfirm={() => remove.mutate({ params: { name: removing } }, { onSuccess: () => setRemoving('') })}
        title={t('settings.secrets.removeTitle', { name: removing })}
        verb={t('settings.secrets.remove')}
        danger
        busy={remove.isPending}
        problem={remove.error}
      >
        {t('settings.secrets.removeHelp')}
      </ConfirmDialog>
    </Section>
  )
}

const emptySecret = { name: '', host: '', header: 'Authorization', value: '' }

function SecretForm() {
  const { t } = useTranslation()
  const toast = useToast()
  const put = useSend(putSecret, [listSecrets])
  const [draft, setDraft] = useState(emptySecret)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<typeof emptySecret>) => setDraft({ ...draft, ...change })
  const isName = /^[a-z][a-z0-9-]{0,62}$/.test(draft.name)
  const isHost = /^[^\s/:@]+(:\d+)?$/.test(draft.host)

  const submit = () => {
    setTried(true)
    if (!isName || !isHost || draft.header === '' || draft.value === '') return
    const { name, ...body } = draft
    put.mutate(
      { params: { name }, body },
      {
        onSuccess: () => {
          toast({ text: t('settings.secrets.stored', { name }) })
          setDraft(emptySecret)
          setTried(false)
        },
      },
    )
  }
  const missing = (text: string) => (tried && text === '' ? t('settings.secrets.missing') : undefined)
  return (
    <Form onSubmit={submit}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 4 }}>
        <TextInput
          label={t('settings.secrets.name')}
          help={t('settings.secrets.nameHelp')}
          value={draft.name}
          onChange={(name) => set({ name })}
          mono
          error={tried && !isName ? t('settings.secrets.nameWrong') : undefined}
        />
        <TextInput
          label={t('settings.secrets.host')}
          help={t('settings.secrets.hostHelp')}
          value={draft.host}
          onChange={(host) => set({ host })}
          error={tried && !isHost ? t('settings.secrets.hostMissing') : undefined}
        />
        <TextInput
          label={t('settings.secrets.header')}
          value={draft.header}
          onChange={(header) => set({ header })}
          mono
          error={missing(draft.header)}
        />
        <PasswordInput
          label={t('settings.secrets.value')}
          value={draft.value}
          onChange={(value) => set({ value })}
          autoComplete="off"
          error={missing(draft.value)}
        />
      </Box>
      <ProblemAlert problem={put.error} />
      <Box>
        <Button type="submit" variant="contained" disabled={put.isPending}>
          {t('settings.secrets.add')}
        </Button>
      </Box>
    </Form>
  )
}
