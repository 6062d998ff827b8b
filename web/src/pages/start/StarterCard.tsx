import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { starterSchema } from '@trailwright/shared/wire/journeys.ts'
import { Database } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useLanguage } from '../../i18n/use-language.ts'
import { KindMark } from '../../ui/KindMark.tsx'

interface StarterCardProps {
  readonly starter: z.infer<typeof starterSchema>
  /** The one to take when in doubt. */
  readonly framed: boolean
  readonly disabled: boolean
  readonly onUse: () => void
}

/** A journey to start from: its steps as marks, what it does, what it needs. */
export function StarterCard({ starter, framed, disabled, onUse }: StarterCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = inLanguage(starter.name, language)
  return (
    <Box
      component="article"
      sx={{
        minHeight: 214,
        display: 'flex',
        flexDirection: 'column',
        p: 4,
        pb: 2.5,
        borderRadius: 1.5,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: framed ? 'primary.main' : 'divider',
        boxShadow: framed ? 'inset 0 0 0 1px var(--mui-palette-primary-main)' : 'none',
        '&:hover': { borderColor: framed ? 'primary.main' : 'line.strong' },
        '@media (hover: hover)': {
          '& .use': { opacity: framed ? 1 : 0 },
          '&:hover .use, &:focus-within .use': { opacity: 1 },
        },
      }}
    >
      <Marks kinds={starter.kinds} />
      <Typography variant="h3" sx={{ mt: 2, fontSize: 15 }}>
        {name}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {inLanguage(starter.about, language)}
      </Typography>
      <Box sx={{ display: 'flex', gap: 2, mt: 2, typography: 'body2' }} title={t('start.needs')}>
        <Box sx={{ color: 'text.secondary', pt: '2px' }}>
          <Database size={15} strokeWidth={1.8} aria-label={t('start.needs')} />
        </Box>
        {inLanguage(starter.needs, language)}
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', mt: 'auto', pt: 3, minHeight: 40 }}>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
          <Extent days={starter.longestDays} messages={starter.messages} />
        </Typography>
        <Button
          className="use"
          variant={framed ? 'contained' : 'outlined'}
          size="small"
          disabled={disabled}
          onClick={onUse}
          aria-label={t('start.useNamed', { name })}
        >
          {t('start.use')}
        </Button>
      </Box>
    </Box>
  )
}

/** The first steps as marks on a line. */
function Marks({ kinds }: { kinds: readonly string[] }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 28 }} aria-hidden>
      {kinds.slice(0, 6).map((name, index) => {
        const kind = kindOf(name)
        return (
          <Fragment key={`${index}-${name}`}>
            {index > 0 && <Box sx={{ width: 14, borderTop: '1.5px solid', borderColor: 'line.edge' }} />}
            <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={27} />
          </Fragment>
        )
      })}
    </Box>
  )
}

function Extent({ days, messages }: { days: number | null; messages: number | null }) {
  const { t } = useTranslation()
  const length = days === null ? undefined : t('start.days', { count: Math.ceil(days) })
  const sends = messages === null ? undefined : t('start.messages', { count: messages })
  if (length !== undefined && sends !== undefined) return <>{t('start.both', { days: length, messages: sends })}</>
  return <>{length ?? sends}</>
}
