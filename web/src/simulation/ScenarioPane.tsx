import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Typography from '@mui/material/Typography'
import type { Program } from '@trailwright/shared/compile/program.ts'
import { durationMs } from '@trailwright/shared/time/duration.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHumanName } from '../client/use-labels.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useEditor } from '../state/editor.tsx'
import { freshId } from '../state/ids.ts'
import type { ShortTime } from '../state/short-time.ts'
import { DurationInput } from '../ui/DurationInput.tsx'
import { SelectInput } from '../ui/SelectInput.tsx'
import { Properties } from './Properties.tsx'
import { eventOf, otherEvents, type Scenario, type WhatIf, whatIfProperties } from './scenario.ts'

interface ScenarioPaneProps {
  readonly program: Program
  readonly scenario: Scenario
  readonly onChange: (scenario: Scenario) => void
  readonly onTrigger: (trigger: string) => void
  readonly samplesOf: (event: string) => readonly { readonly path: string; readonly samples: readonly Json[] }[]
  readonly short: ShortTime
}

/** What happens: how the person comes in, and dated what-ifs. */
export function ScenarioPane({ program, scenario, onChange, onTrigger, samplesOf, short }: ScenarioPaneProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { chance } = useEditor()
  const called = useHumanName()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const events = otherEvents(program)
  const replace = (id: string, next: WhatIf) =>
    onChange({ ...scenario, whatIfs: scenario.whatIfs.map((each) => (each.id === id ? next : each)) })
  const add = (event: string) => {
    setAnchor(null)
    const id = freshId(
      'what-if',
      scenario.whatIfs.map((each) => each.id),
      chance,
    )
    const properties = whatIfProperties(program, event, samplesOf(event), scenario.properties)
    onChange({ ...scenario, whatIfs: [...scenario.whatIfs, { id, event, after: 'PT30M', properties }] })
  }
  const nameOf = (trigger: string) => {
    const node = program.nodes.get(trigger)
    const { event } = eventOf(program, trigger) ?? {}
    if (event !== undefined) return called('event', event)
    return node?.node.label ?? node?.kind.text[language].name ?? trigger
  }
  return (
    <Box component="section" aria-label={t('simulate.happens')} sx={{ p: 3.5, pt: 1, display: 'grid', gap: 3 }}>
      <Typography variant="h6" component="h2" color="textSecondary">
        {t('simulate.happens')}
      </Typography>
      {program.triggers.length > 1 && (
        <SelectInput
          label={t('simulate.starts')}
          value={scenario.trigger}
          onChange={onTrigger}
          options={program.triggers.map((trigger) => ({ value: trigger, text: nameOf(trigger) }))}
        />
      )}
      <Box data-testid="entry-event">
        <Typography variant="caption" color="textSecondary" component="p">
          {short.day(scenario.at)}
        </Typography>
        <Typography variant="h5" component="p">
          {nameOf(scenario.trigger)}
        </Typography>
        <Properties value={scenario.properties} onChange={(properties) => onChange({ ...scenario, properties })} />
      </Box>
      {scenario.whatIfs.map((whatIf) => (
        <Box key={whatIf.id} data-testid="what-if" sx={{ borderTop: 1, borderColor: 'divider', pt: 2 }}>
          <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="caption" color="textSecondary" component="p">
                {short.day(scenario.at + (durationMs(whatIf.after) ?? 0))}
              </Typography>
              <Typography variant="h5" component="p">
                {t('simulate.whatIf', { event: called('event', whatIf.event) })}
              </Typography>
            </Box>
            <IconButton
              size="small"
              aria-label={t('simulate.removeWhatIf', { event: called('event', whatIf.event) })}
              onClick={() =>
                onChange({ ...scenario, whatIfs: scenario.whatIfs.filter((each) => each.id !== whatIf.id) })
              }
            >
              <X size={14} strokeWidth={1.8} />
            </IconButton>
          </Box>
          <DurationInput
            label={t('simulate.after')}
            value={whatIf.after}
            onChange={(after) => replace(whatIf.id, { ...whatIf, after })}
            units={['minutes', 'hours', 'days', 'weeks']}
          />
          <Properties
            value={whatIf.properties}
            onChange={(properties) => replace(whatIf.id, { ...whatIf, properties })}
          />
        </Box>
      ))}
      <Box>
        <Button
          variant="outlined"
          size="small"
          startIcon={<Plus size={14} strokeWidth={2} aria-hidden />}
          disabled={events.length === 0}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
        >
          {t('simulate.addWhatIf')}
        </Button>
        <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
          {events.map((event) => (
            <MenuItem key={event} onClick={() => add(event)}>
              {called('event', event)}
            </MenuItem>
          ))}
        </Menu>
        {events.length === 0 && (
          <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
            {t('simulate.noWhatIf')}
          </Typography>
        )}
      </Box>
    </Box>
  )
}
