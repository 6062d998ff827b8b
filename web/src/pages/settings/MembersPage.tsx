import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { listMembers, revokeInvitation } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { useMay } from '../../client/session.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { ErrorState, ProblemAlert } from '../../ui/ErrorState.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { InviteForm } from './InviteForm.tsx'
import { MemberTable } from './MemberTable.tsx'
import { ReviewSetting } from './ReviewSetting.tsx'
import { Section } from './Section.tsx'

/** Who works here, what each may do, and how others come in. */
export function MembersPage() {
  const { t } = useTranslation()
  const mayManage = useMay('manage')
  const list = useRoute(listMembers)
  return (
    <>
      <Section title={t('settings.pages.members')} lead={t('settings.members.lead')}>
        {list.error !== null && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
        {list.isPending && <SkeletonRows rows={3} />}
        {list.data !== undefined && (
          <Box sx={{ mx: { xs: -4, md: -7 } }}>
            <MemberTable members={list.data.members} />
          </Box>
        )}
      </Section>
      {mayManage && (
        <Section part title={t('settings.members.inviteTitle')} lead={t('settings.members.inviteHelp')}>
          <InviteForm />
        </Section>
      )}
      {list.data !== undefined && list.data.invitations.length > 0 && (
        <Invitations invitations={list.data.invitations} />
      )}
      <ReviewSetting />
    </>
  )
}

function Invitations({ invitations }: { invitations: ResponseOf<typeof listMembers>['invitations'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const toast = useToast()
  const mayManage = useMay('manage')
  const revoke = useSend(revokeInvitation, [listMembers])
  return (
    <Section part title={t('settings.members.open')}>
      <ProblemAlert problem={revoke.error} />
      <Box sx={{ mx: { xs: -4, md: -7 } }}>
        <DataTable
          label={t('settings.members.open')}
          rows={invitations}
          rowKey={({ id }) => id}
          rowHeight={44}
          columns={[
            { key: 'email', head: t('settings.members.email'), cell: ({ email }) => email },
            {
              key: 'role',
              head: t('settings.members.role'),
              width: 120,
              cell: ({ role }) => t(`settings.members.roles.${role}`),
            },
            {
              key: 'until',
              head: '',
              width: 190,
              from: 'md',
              cell: ({ expiresAt }) => t('settings.members.until', { when: format.exact(expiresAt) }),
            },
            {
              key: 'revoke',
              head: '',
              width: 132,
              align: 'right',
              cell: ({ id, email }) =>
                mayManage && (
                  <Button
                    size="small"
                    disabled={revoke.isPending}
                    onClick={() => {
                      // The last row goes with its table before this resolves: a callback of `mutate` would not be called.
                      revoke.mutateAsync({ params: { invitation: id } }).then(
                        () => toast({ text: t('settings.members.takenBack', { email }) }),
                        () => undefined, // shown through `revoke.error`
                      )
                    }}
                  >
                    {t('settings.members.takeBack')}
                  </Button>
                ),
            },
          ]}
        />
      </Box>
    </Section>
  )
}
