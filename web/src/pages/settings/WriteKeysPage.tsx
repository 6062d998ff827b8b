import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { createWriteKey, listWriteKeys, revokeWriteKey } from '@trailwright/shared/wire/settings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { useMay } from '../../client/session.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { ToneChip } from '../../ui/StatusChip.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { Time } from '../../ui/Time.tsx'
import { NewKeyDialog } from './NewKeyDialog.tsx'
import { Section } from './Section.tsx'

type WriteKey = ResponseOf<typeof listWriteKeys>['items'][number]

/** The keys with which events come in: make, see, revoke. */
export function WriteKeysPage() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  const keys = useRoute(listWriteKeys, {}, { enabled: mayManage })
  const [revoking, setRevoking] = useState<WriteKey | null>(null)
  const revoke = useSend(revokeWriteKey, [listWriteKeys])
  if (!mayManage) return <Section title={t('settings.pages.keys')} lead={t('settings.keys.lead')} children={null} />
  return (
    <Section title={t('settings.pages.keys')} lead={t('settings.keys.lead')}>
      <CreateKey />
      {keys.error !== null && <ErrorState problem={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.items.length === 0 && (
        <EmptyState title={t('settings.keys.empty')} help={t('settings.keys.emptyHelp')} />
      )}
      {keys.data !== undefined && keys.data.items.length > 0 && (
        <Box sx={{ mx: { xs: -4, md: -7 }, mt: 6 }}>
          <DataTable
            label={t('settings.pages.keys')}
            rows={keys.data.items}
            rowKey={({ id }) => id}
            rowHeight={44}
            columns={[
              { key: 'name', head: t('settings.keys.name'), cell: ({ name }) => <b>{name}</b> },
              {
                key: 'kind',
                head: t('settings.keys.kind'),
                width: 100,
                cell: ({ kind }) => t(`settings.keys.kinds.${kind}`),
              },
              {
                key: 'prefix',
                head: t('settings.keys.prefix'),
                width: 130,
                from: 'md',
                cell: ({ prefix }) => <code>{prefix}…</code>,
              },
              {
                key: 'used',
                head: t('settings.keys.used'),
                width: 130,
                from: 'md',
                cell: ({ lastUsedAt }) =>
                  lastUsedAt === null ? t('settings.keys.never') : <Time at={lastUsedAt} style="ago" />,
              },
              {
                key: 'revoke',
                head: '',
                width: 110,
                align: 'right',
                cell: (key) =>
                  key.revokedAt === null ? (
                    <Button size="small" onClick={() => setRevoking(key)}>
                      {t('settings.keys.revoke')}
                    </Button>
                  ) : (
                    <ToneChip tone="neutral">{t('settings.keys.revoked')}</ToneChip>
                  ),
              },
            ]}
          />
        </Box>
      )}
      <ConfirmDialog
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        onConfirm={() =>
          revoking !== null && revoke.mutate({ params: { key: revoking.id } }, { onSuccess: () => setRevoking(null) })
        }
        title={t('settings.keys.revokeTitle', { name: revoking?.name ?? '' })}
        verb={t('settings.keys.revoke')}
        danger
        busy={revoke.isPending}
        problem={revoke.error}
      >
        {t('settings.keys.revokeHelp')}
      </ConfirmDialog>
    </Section>
  )
}

function CreateKey() {
  const { t } = useTranslation()
  const create = useSend(createWriteKey, [listWriteKeys])
  const [name, setName] = useState('')
  const [kind, setKind] = useState<WriteKey['kind']>('server')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (name.trim() === '') return
    create.mutate(
      { body: { name, kind } },
      {
        onSuccess: () => {
          setName('')
          setTried(false)
        },
      },
    )
  }
  return (
    <>
      <Form onSubmit={submit} spacing={3}>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 200px auto' }, gap: 3 }}>
          <TextInput
            label={t('settings.keys.name')}
            help={t('settings.keys.nameHelp')}
            value={name}
            onChange={setName}
            error={tried && name.trim() === '' ? t('settings.keys.nameMissing') : undefined}
          />
          <SelectInput
            label={t('settings.keys.kind')}
            help={t(`settings.keys.kindHelps.${kind}`)}
            value={kind}
            onChange={setKind}
            options={(['server', 'browser'] as const).map((value) => ({
              value,
              text: t(`settings.keys.kinds.${value}`),
            }))}
          />
          <Button
            type="submit"
            variant="contained"
            disabled={create.isPending}
            sx={{ alignSelf: 'start', mt: { sm: 6.25 } }}
          >
            {t('settings.keys.create')}
          </Button>
        </Box>
        <ProblemAlert problem={create.error} />
      </Form>
      {create.data !== undefined && <NewKeyDialog made={create.data} onClose={create.reset} />}
    </>
  )
}
