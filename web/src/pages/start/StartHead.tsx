import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { useTranslation } from 'react-i18next'
import { ContourBackdrop } from '../../ui/ContourBackdrop.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'

const steps = ['pick', 'watch', 'publish'] as const

/** What a journey is and the three steps to the first one, on a map. */
export function StartHead({ title }: { title: string }) {
  const { t } = useTranslation()
  return (
    <Box
      component="header"
      sx={{
        position: 'relative',
        overflow: 'hidden',
        flex: 'none',
        px: { xs: 4, md: 10 },
        pt: { xs: 6, md: 10 },
        pb: { xs: 6, md: 9.5 },
        bgcolor: 'background.default',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ display: { xs: 'none', md: 'block' }, position: 'absolute', top: 0, bottom: 0, right: 0, width: 620 }}>
        <ContourBackdrop width={620} height={222} x={350} y={118} reach={430} lines={14} fade />
      </Box>
      <PageTitle text={title} />
      <Box sx={{ position: 'relative' }}>
        <Typography variant="h1">{title}</Typography>
        <Typography color="textSecondary" sx={{ mt: 2, maxWidth: 560 }}>
          {t('start.lead')}
        </Typography>
        <Box
          component="ol"
          sx={{
            listStyle: 'none',
            p: 0,
            m: 0,
            mt: 5,
            display: 'flex',
            flexDirection: { xs: 'column', sm: 'row' },
            alignItems: { sm: 'center' },
            flexWrap: 'wrap',
            gap: { xs: 3, sm: 4.5 },
          }}
        >
          {steps.map((step, index) => (
            <Box component="li" key={step} sx={{ display: 'flex', alignItems: 'center', gap: 2.75 }}>
              {index > 0 && (
                <Box
                  aria-hidden
                  sx={{
                    display: { xs: 'none', lg: 'block' },
                    width: 56,
                    mr: 1.75,
                    borderTop: '2px dotted',
                    borderColor: 'line.strong',
                  }}
                />
              )}
              <Box
                aria-hidden
                sx={{
                  width: 32,
                  height: 32,
                  flex: 'none',
                  borderRadius: '50%',
                  display: 'grid',
                  placeItems: 'center',
                  typography: 'h5',
                  border: 1,
                  ...(index === 0
                    ? { bgcolor: 'primary.main', color: 'primary.contrastText', borderColor: 'primary.main' }
                    : { bgcolor: 'background.paper', borderColor: 'line.strong' }),
                }}
              >
                {index + 1}
              </Box>
              <Box>
                <Typography variant="h4" component="div" sx={{ lineHeight: '20px' }}>
                  {t(`start.steps.${step}`)}
                </Typography>
                <Typography variant="body2" color="textSecondary" sx={{ lineHeight: '19px' }}>
                  {t(`start.steps.${step}Time`)}
                </Typography>
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  )
}
