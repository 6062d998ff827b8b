import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { listMembers } from '@trailwright/shared/wire/settings.ts'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../client/hooks.ts'
import { useSession } from '../client/session.ts'
import { Avatar } from '../ui/Avatar.tsx'

/** Which workspace this is and how many work here. */
export function WorkspaceCard() {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const members = useRoute(listMembers, {}).data?.members.length
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2.25,
        minHeight: 52,
        px: 2.25,
        py: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Avatar name={workspace.name} size={24} shape="square" colour="primary" />
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h5" noWrap title={workspace.name} component="div" sx={{ lineHeight: '18px' }}>
          {workspace.name}
        </Typography>
        <Typography variant="caption" color="textSecondary" noWrap component="div" sx={{ lineHeight: '17px' }}>
          {members === undefined ? '\u00a0' : t('app.members', { count: members })}
        </Typography>
      </Box>
    </Box>
  )
}
