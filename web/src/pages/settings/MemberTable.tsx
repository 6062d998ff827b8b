import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import { roles } from '@trailwright/shared/wire/route.ts'
import { changeRole, listMembers, removeMember } from '@trailwright/shared/wire/settings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useMay, useSession } from '../../client/session.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { Time } from '../../ui/Time.tsx'
import type { Member } from './member.ts'
import { ResetLinkDialog } from './ResetLinkDialog.tsx'

/** The members with their roles; owners change, reset and remove. */
export function MemberTable({ members }: { members: readonly Member[] }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const mayManage = useMay('manage')
  const change = useSend(changeRole, [listMembers])
  const remove = useSend(removeMember, [listMembers])
  const [removing, setRemoving] = useState<Member | null>(null)
  const [resetting, setResetting] = useState<Member | null>(null)

  const columns: Column<Member>[] = [
    {
      key: 'name',
      head: t('settings.members.name'),
      cell: (member) => (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5, minWidth: 0 }}>
          <Avatar name={member.name} size={28} />
          <Box sx={{ minWidth: 0 }}>
            <b>{member.name}</b>
            {member.user === user.id && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {` · ${t('settings.members.you')}`}
              </Box>
            )}
            <Box
              sx={{
                typography: 'caption',
                color: 'text.secondary',
                overflow: 'hidden',
                textOverflow: 'ellipsis',
                whiteSpace: 'nowrap',
              }}
            >
              {member.email}
            </Box>
          </Box>
        </Box>
      ),
    },
    {
      key: 'role',
      head: t('settings.members.role'),
      width: 140,
      cell: (member) =>
        mayManage ? (
          <Select
            value={member.role}
            onChange={(event) => change.mutate({ params: { user: member.user }, body: { role: event.target.value } })}
            SelectDisplayProps={{ 'aria-label': t('settings.members.roleOf', { name: member.name }) }}
            fullWidth
          >
            {roles.map((role) => (
              <MenuItem key={role} value={role}>
                {t(`settings.members.roles.${role}`)}
              </MenuItem>
            ))}
          </Select>
        ) : (
          t(`settings.members.roles.${member.role}`)
        ),
    },
    {
      key: 'joined',
      head: t('settings.members.joined'),
      width: 110,
      from: 'md',
      cell: ({ joinedAt }) => <Time at={joinedAt} />,
    },
  ]
  if (mayManage) {
    columns.push({
      key: 'actions',
      head: '',
      width: { xs: 132, md: 200 },
      align: 'right',
      cell: (member) => (
        <>
          <Button size="small" onClick={() => setResetting(member)}>
            {t('settings.members.reset')}
          </Button>
          {member.user !== user.id && (
            <Button size="small" onClick={() => setRemoving(member)}>
              {t('settings.members.remove')}
            </Button>
          )}
        </>
      ),
    })
  }
  return (
    <>
      <DataTable
        label={t('settings.pages.members')}
        columns={columns}
        rows={members}
        rowKey={(member) => member.user}
      />
      <ProblemAlert problem={change.error} />
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={() =>
          removing !== null &&
          remove.mutate({ params: { user: removing.user } }, { onSuccess: () => setRemoving(null) })
        }
        title={t('settings.members.removeOf', { name: removing?.name ?? '' })}
        verb={t('settings.members.remove')}
        danger
        busy={remove.isPending}
        problem={remove.error}
      >
        {t('settings.members.removeHelp')}
      </ConfirmDialog>
      {resetting !== null && <ResetLinkDialog member={resetting} onClose={() => setResetting(null)} />}
    </>
  )
}
