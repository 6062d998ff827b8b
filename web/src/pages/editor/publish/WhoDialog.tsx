import Box from '@mui/material/Box'
import Dialog from '@mui/material/Dialog'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import type { ImpactNode, InsideChoice } from '@trailwright/shared/wire/live-change.ts'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../ui/Avatar.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { ToneChip } from '../../../ui/StatusChip.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import type { StepText } from '../step-texts.ts'
import type { Impact } from './use-impact.ts'

interface WhoDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly impact: Impact
  readonly then: InsideChoice['then']
  readonly stepText: (id: string) => StepText
}

/** Who is inside, where each stands, and what each gets next: as it is, and with the choice. */
export function WhoDialog({ open, onClose, impact, then, stepText }: WhoDialogProps) {
  const { t } = useTranslation()
  const id = useId()
  const after = then === 'stay' ? 'now' : then
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={id} maxWidth="md" fullWidth>
      <DialogTitle id={id} sx={{ display: 'flex', alignItems: 'center' }}>
        <Box sx={{ flex: 1 }}>{t('change.who.title')}</Box>
        <IconButton aria-label={t('ui.close')} onClick={onClose}>
          <X size={17} strokeWidth={1.8} />
        </IconButton>
      </DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 5 }}>
        <Typography variant="body2" color="textSecondary">
          {t('change.who.lead')}
        </Typography>
        {impact.nodes.map((node) => (
          <AtStep
            key={`${node.version} ${node.node}`}
            at={node}
            after={after}
            several={impact.inside.length > 1}
            stepText={stepText}
          />
        ))}
      </DialogContent>
    </Dialog>
  )
}

const tones = { same: 'neutral', changed: 'info', removed: 'error' } as const

interface AtStepProps {
  readonly at: ImpactNode
  readonly after: 'nextStep' | 'now'
  readonly several: boolean
  readonly stepText: (id: string) => StepText
}

function AtStep({ at, after, several, stepText }: AtStepProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { text, family, icon } = stepText(at.node)
  const nextText = ({ node, at: when }: { readonly node: string | null; readonly at: number | null }): string => {
    if (node === null)
      return when === null ? t('change.who.leavesSometime') : t('change.who.leaves', { when: format.exact(when) })
    const step = stepText(node).text
    return when === null
      ? t('change.who.nextSometime', { step })
      : t('change.who.next', { step, when: format.exact(when) })
  }
  const cell = { py: 1.5, pr: 3, textAlign: 'left', verticalAlign: 'top', fontWeight: 400 } as const
  return (
    <Box component="section">
      <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2, mb: 1 }}>
        <KindMark family={family} icon={icon} size={22} />
        <Typography variant="h4" component="h3">
          {text}
        </Typography>
        <ToneChip tone={tones[at.fate]}>{t(`change.who.fates.${at.fate}`)}</ToneChip>
        <Typography variant="body2" color="textSecondary">
          {[
            t('change.who.people', { count: at.people, number: format.number(at.people) }),
            ...(several ? [`v${at.version}`] : []),
            ...(at.held > 0 ? [t('change.who.held', { number: format.number(at.held) })] : []),
          ].join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        <Box
          component="table"
          sx={{ width: '100%', minWidth: 480, borderCollapse: 'collapse', typography: 'body2', tableLayout: 'fixed' }}
        >
          <thead>
            <tr>
              {[t('change.who.person'), t('change.who.before'), t(`change.who.${after}`)].map((head) => (
                <Box
                  component="th"
                  scope="col"
                  key={head}
                  sx={{ ...cell, color: 'text.secondary', typography: 'caption' }}
                >
                  {head}
                </Box>
              ))}
            </tr>
          </thead>
          <tbody>
            {at.samples.map((sample) => (
              <Box component="tr" key={sample.enrollment} sx={{ borderTop: 1, borderColor: 'divider' }}>
                <Box component="td" sx={cell}>
                  <Box
                    component={Link}
                    to={`/people/${sample.person.id}`}
                    sx={{
                      display: 'flex',
                      alignItems: 'center',
                      gap: 2,
                      color: 'text.primary',
                      fontWeight: 600,
                      textDecoration: 'none',
                    }}
                  >
                    <Avatar name={sample.person.name} size={22} />
                    {sample.person.name || t('people.nameless')}
                  </Box>
                </Box>
                <Box component="td" sx={{ ...cell, color: 'text.secondary' }}>
                  {nextText(sample.before)}
                </Box>
                <Box component="td" sx={cell}>
                  {nextText(sample[after])}
                </Box>
              </Box>
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  )
}
