import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { type Role, roles } from '@trailwright/shared/wire/route.ts'
import { inviteMember, listMembers } from '@trailwright/shared/wire/settings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { CopyField } from '../../ui/CopyField.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { Form } from '../../ui/Form.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { isEmail } from '../account/credentials.ts'

/** Makes a link with which somebody joins. */
export function InviteForm() {
  const { t } = useTranslation()
  const format = useFormat()
  const invite = useSend(inviteMember, [listMembers])
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('editor')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (isEmail(email)) invite.mutate({ body: { email: email.trim(), role } }, { onSuccess: () => setTried(false) })
  }
  return (
    <Form onSubmit={submit} spacing={3}>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 200px auto' }, gap: 3 }}>
        <TextInput
          label={t('settings.members.email')}
          type="email"
          value={email}
          onChange={setEmail}
          error={tried && !isEmail(email) ? t('account.emailWrong') : undefined}
        />
        <SelectInput
          label={t('settings.members.role')}
          help={t(`settings.members.roleHelps.${role}`)}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, text: t(`settings.members.roles.${value}`) }))}
        />
        <Button
          type="submit"
          variant="contained"
          disabled={invite.isPending}
          sx={{ alignSelf: 'start', mt: { sm: 6.25 } }}
        >
          {t('settings.members.invite')}
        </Button>
      </Box>
      <ProblemAlert problem={invite.error} />
      {invite.data !== undefined && (
        <div>
          <CopyField
            label={t('settings.members.link', { email: invite.variables.body.email })}
            value={invite.data.link}
          />
          <Typography variant="caption" color="textSecondary">
            {t('settings.members.linkHelp', { when: format.exact(invite.data.expiresAt) })}
          </Typography>
        </div>
      )}
    </Form>
  )
}
