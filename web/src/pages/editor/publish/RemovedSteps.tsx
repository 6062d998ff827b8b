import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import Typography from '@mui/material/Typography'
import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AvatarStack } from '../../../ui/AvatarStack.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { useFormat } from '../../../ui/use-format.ts'
import type { StepText } from '../step-texts.ts'
import { type RemovedStep, targetOf } from './impact-sums.ts'
import type { InsideState } from './use-impact.ts'

interface RemovedStepsProps {
  readonly inside: InsideState
  readonly targets: readonly (StepText & { readonly id: string })[]
  readonly stepText: (id: string) => StepText
}

/** For each step that the new version lacks: who stands there, and where they go. */
export function RemovedSteps({ inside, targets, stepText }: RemovedStepsProps) {
  const { t } = useTranslation()
  if (inside.then === 'stay') {
    return (
      <Typography variant="body2" color="textSecondary">
        {t('change.removedStaying')}
      </Typography>
    )
  }
  return inside.removed.map((step) => (
    <Removed key={step.node} step={step} inside={inside} targets={targets} stepText={stepText} />
  ))
}

const leave = ''

function Removed({ step, inside, targets, stepText }: RemovedStepsProps & { readonly step: RemovedStep }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { node, people, proposal, names } = step
  const { text } = stepText(node)
  return (
    <Box sx={{ p: 3.5, border: 1, borderColor: 'divider', borderRadius: '12px', bgcolor: 'background.paper' }}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {t('change.removed', { count: people, number: format.number(people), step: text })}
      </Typography>
      <Select
        fullWidth
        size="small"
        displayEmpty
        value={targetOf(inside.map, node, proposal) ?? leave}
        onChange={({ target }) => inside.setTarget(node, target.value === leave ? null : target.value)}
        SelectDisplayProps={{ 'aria-label': t('change.target', { step: text }) }}
        sx={{ '& .MuiSelect-select': { display: 'flex', alignItems: 'center', gap: 2 } }}
      >
        {targets.map((target) => (
          <MenuItem key={target.id} value={target.id} sx={{ gap: 2 }}>
            <KindMark family={target.family} icon={target.icon} size={18} />
            <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {target.text}
            </Box>
          </MenuItem>
        ))}
        <MenuItem value={leave} sx={{ gap: 2 }}>
          <LogOut size={16} strokeWidth={1.8} aria-hidden />
          {t('change.leave')}
        </MenuItem>
      </Select>
      <Box sx={{ mt: 2 }}>
        <AvatarStack names={names.slice(0, 6)} />
      </Box>
    </Box>
  )
}
