import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { BrandMark } from '../../ui/BrandMark.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { TrailPicture } from './TrailPicture.tsx'

interface AccountFrameProps {
  readonly title: string
  readonly lead: string
  readonly foot?: string
  readonly children: ReactNode
}

/** A page before the sign-in: the form at the left, a trail at the right where there is room. */
export function AccountFrame({ title, lead, foot, children }: AccountFrameProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Box sx={{ display: 'flex', minHeight: '100%' }}>
      <PageTitle text={title} />
      <Box
        component="main"
        sx={{
          width: { xs: '100%', lg: 560 },
          flex: { lg: 'none' },
          display: 'flex',
          flexDirection: 'column',
          px: { xs: 5, sm: 12, lg: 22 },
          pt: 10,
          pb: 8,
          bgcolor: 'background.paper',
        }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2.5, mb: { xs: 10, lg: 'auto' } }}>
          <BrandMark size={25} />
          <Typography variant="h3" component="div" sx={{ flex: 1 }}>
            {t('app.name')}
          </Typography>
          <ButtonBase
            lang={other}
            onClick={() => void chooseLanguage(other)}
            sx={{
              height: 28,
              px: 2.75,
              border: 1,
              borderColor: 'divider',
              borderRadius: 3.5,
              typography: 'body2',
              '@media (pointer: coarse)': { height: 44 },
            }}
          >
            {t('account.otherLanguage')}
          </ButtonBase>
        </Box>
        <Box sx={{ width: '100%', maxWidth: 480, mx: 'auto', py: { lg: 8 } }}>
          <Typography variant="h1">{title}</Typography>
          <Typography color="textSecondary" sx={{ mt: 2, mb: 5 }}>
            {lead}
          </Typography>
          {children}
        </Box>
        <Typography variant="caption" color="textSecondary" sx={{ mt: 'auto', pt: 8 }}>
          {foot}
        </Typography>
      </Box>
      <Box
        aria-hidden
        sx={{
          display: { xs: 'none', lg: 'block' },
          flex: 1,
          position: 'relative',
          overflow: 'hidden',
          borderLeft: 1,
          borderColor: 'divider',
          bgcolor: 'surface.canvas',
        }}
      >
        <TrailPicture />
      </Box>
    </Box>
  )
}
