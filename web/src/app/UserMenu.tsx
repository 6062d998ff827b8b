import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Divider from '@mui/material/Divider'
import ListSubheader from '@mui/material/ListSubheader'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useColorScheme } from '@mui/material/styles'
import { languages, type Language } from '@trailwright/shared/language/language.ts'
import { updateMe } from '@trailwright/shared/wire/session.ts'
import { Check, ChevronsUpDown, LogOut } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../client/hooks.ts'
import { useSession } from '../client/session.ts'
import { signOut } from '../client/sign-in.ts'
import { chooseLanguage } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { Avatar } from '../ui/Avatar.tsx'

const schemes = ['system', 'light', 'dark'] as const

/** The reader: own language, own colours, the way out. */
export function UserMenu() {
  const { t } = useTranslation()
  const { user } = useSession()
  const language = useLanguage()
  const { mode, setMode } = useColorScheme()
  const keepLanguage = useSend(updateMe)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)

  const pickLanguage = (chosen: Language) => {
    void chooseLanguage(chosen)
    keepLanguage.mutate({ body: { language: chosen } })
  }
  // A full load: nothing stays in memory.
  const leave = () => void signOut().finally(() => window.location.assign('/sign-in'))

  return (
    <>
      <ButtonBase
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-description={t('app.userMenu')}
        sx={{
          width: '100%',
          justifyContent: 'flex-start',
          gap: 2.5,
          px: 2,
          minHeight: 40,
          borderRadius: 1,
          '&:hover': { bgcolor: 'surface.hover' },
        }}
      >
        <Avatar name={user.name} size={26} />
        <Box sx={{ typography: 'body2', flex: 1, textAlign: 'left', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {user.name}
        </Box>
        <ChevronsUpDown size={15} strokeWidth={1.8} aria-hidden />
      </ButtonBase>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        <Heading>{t('app.language')}</Heading>
        {languages.map((one) => (
          <Choice key={one} chosen={one === language} onPick={() => pickLanguage(one)} lang={one}>
            {t(`app.languages.${one}`)}
          </Choice>
        ))}
        <Divider sx={{ my: 1 }} />
        <Heading>{t('app.theme')}</Heading>
        {schemes.map((one) => (
          <Choice key={one} chosen={one === mode} onPick={() => setMode(one)}>
            {t(`app.themes.${one}`)}
          </Choice>
        ))}
        <Divider sx={{ my: 1 }} />
        <MenuItem onClick={leave}>
          <LogOut size={16} strokeWidth={1.8} aria-hidden />
          {t('app.signOut')}
        </MenuItem>
      </Menu>
    </>
  )
}

function Heading({ children }: { children: string }) {
  return (
    <ListSubheader
      sx={{ typography: 'caption', lineHeight: '26px', px: 2.5, bgcolor: 'transparent', color: 'text.secondary' }}
    >
      {children}
    </ListSubheader>
  )
}

interface ChoiceProps {
  readonly chosen: boolean
  readonly onPick: () => void
  readonly children: string
  readonly lang?: string
}

function Choice({ chosen, onPick, children, lang }: ChoiceProps) {
  return (
    <MenuItem role="menuitemradio" aria-checked={chosen} onClick={onPick} {...(lang === undefined ? {} : { lang })}>
      <Box component="span" sx={{ width: 16, display: 'flex' }}>
        {chosen && <Check size={16} strokeWidth={2} aria-hidden />}
      </Box>
      {children}
    </MenuItem>
  )
}
