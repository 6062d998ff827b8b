import Box from '@mui/material/Box'
import { findingSentence } from '@trailwright/shared/compile/finding-texts/finding-sentence.ts'
import { usualPriority } from '@trailwright/shared/policy/decision.ts'
import { inLanguage } from '@trailwright/shared/language/language.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { formatInstant, parseInstant } from '@trailwright/shared/time/instant.ts'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { now } from '../client/clock.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor } from '../state/editor.tsx'
import { renameJourney, updateEntry, updateZone } from '../state/edits/settings.ts'
import { DurationInput } from '../ui/DurationInput.tsx'
import { SelectInput } from '../ui/SelectInput.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { ZoneInput } from '../ui/ZoneInput.tsx'
import { ConditionEditor } from './condition/ConditionEditor.tsx'
import { DateInput } from './DateInput.tsx'
import { isObject, textOf, withKey } from './fields/field.ts'
import { GoalSettings } from './GoalSettings.tsx'
import { ExitSettings } from './ExitSettings.tsx'
import { NumberInput } from './NumberInput.tsx'
import { Optional } from './Optional.tsx'
import { PanelHead } from './PanelHead.tsx'
import { useReferenceName, useReferences } from './references.ts'
import { Section } from './Section.tsx'
import { sentenceGap } from '../state/words.ts'

/** The journey itself: who may enter and how often, goals, exit rules, zone. */
export function SettingsPanel({ onClose }: { onClose?: () => void }) {
  const { t } = useTranslation()
  const { document } = useEditor()
  return (
    <>
      <PanelHead title={t('inspector.settingsTitle')} onClose={onClose} />
      <Box
        data-testid="journey-settings"
        onBlur={() => document.endRun()}
        sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}
      >
        <SettingsFindings />
        <JourneySection />
        <WhoSection />
        <HowOftenSection />
        <GoalSettings />
        <ExitSettings />
        <LimitsSection />
      </Box>
    </>
  )
}

/** Reads and writes the entry settings; what is not set stands for the default. */
function useEntry() {
  const { document, canEdit } = useEditor()
  const entry = useDraft((graph) => graph.settings.entry)
  const set = (key: string, value: Json | undefined) =>
    document.edit('settings', (graph) => updateEntry(graph, key, value), `entry/${key}`)
  const part = (key: string): JsonObject => {
    const value = entry[key]
    return isObject(value) ? value : {}
  }
  const setIn = (key: string, inner: string, value: Json | undefined) => set(key, withKey(part(key), inner, value))
  return { entry, set, part, setIn, disabled: !canEdit }
}

/** Findings that belong to no step. */
function SettingsFindings() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { findings } = useEditor()
  const all = useStore(findings, (state) => state.all)
  const own = all.filter(({ node }) => node === undefined)
  if (own.length === 0) return null
  return (
    <Section title={t('inspector.findings')}>
      <Box component="ul" sx={{ m: 0, pl: 4, typography: 'body2' }}>
        {own.map((finding, index) => {
          const { title, help } = findingSentence(finding, language)
          return <li key={`${finding.code}${index}`}>{`${title}${sentenceGap(language)}${help}`}</li>
        })}
      </Box>
    </Section>
  )
}

function JourneySection() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { document, canEdit } = useEditor()
  const name = useDraft((graph) => inLanguage(graph.name, language))
  const zone = useDraft((graph) => graph.zone)
  return (
    <Section>
      <TextInput
        label={t('inspector.settings.name')}
        value={name}
        onChange={(text) => document.edit('rename', (graph) => renameJourney(graph, language, text), 'journey/name')}
        disabled={!canEdit}
      />
      <ZoneInput
        label={t('inspector.settings.zone')}
        help={t('inspector.settings.zoneHelp')}
        value={zone}
        onChange={(next) => document.edit('settings', (graph) => updateZone(graph, next))}
        disabled={!canEdit}
      />
    </Section>
  )
}

function WhoSection() {
  const { t } = useTranslation()
  const { entry, set, disabled } = useEntry()
  return (
    <Section title={t('inspector.settings.who')}>
      <ConditionEditor
        label={t('inspector.settings.audience')}
        value={entry['audience']}
        onChange={(value) => set('audience', value)}
        counts="whole"
        disabled={disabled}
      />
      <ConditionEditor
        label={t('inspector.settings.exclude')}
        value={entry['exclude'] ?? undefined}
        onChange={(value) => set('exclude', value)}
        counts="whole"
        disabled={disabled}
      />
    </Section>
  )
}

const modes = ['never', 'afterExit', 'always'] as const
const ifInsides = ['ignore', 'restart'] as const

function HowOftenSection() {
  const { t } = useTranslation()
  const { entry, set, part, setIn, disabled } = useEntry()
  const references = useReferences()
  const nameOf = useReferenceName(references)
  const reentry = part('reentry')
  const mode = modes.find((each) => each === reentry['mode']) ?? 'never'
  const cooldown = textOf(reentry['cooldown'])
  const limit = isObject(reentry['limit']) ? reentry['limit'] : undefined
  const key = isObject(reentry['key']) ? textOf(reentry['key']['from']) : ''
  const keys = references.filter(({ root }) => root === 'entry' || root === 'person')
  const keyOptions = keys.map(({ reference, name }) => ({ value: reference, text: name }))
  return (
    <Section title={t('inspector.settings.how')}>
      <SelectInput
        label={t('inspector.settings.reentry')}
        value={mode}
        onChange={(next) => setIn('reentry', 'mode', next)}
        options={modes.map((each) => ({ value: each, text: t(`inspector.settings.modes.${each}`) }))}
        disabled={disabled}
      />
      <SelectInput
        label={t('inspector.settings.key')}
        help={t('inspector.settings.keyHelp')}
        value={key}
        onChange={(next) => setIn('reentry', 'key', next === '' ? null : { from: next })}
        options={[
          { value: '', text: t('inspector.settings.keyPerson') },
          ...keyOptions,
          ...(key === '' || keyOptions.some(({ value }) => value === key) ? [] : [{ value: key, text: nameOf(key) }]),
        ]}
        disabled={disabled}
      />
      {mode !== 'never' && (
        <Optional
          label={t('inspector.settings.cooldown')}
          isSet={cooldown !== ''}
          disabled={disabled}
          onSet={() => setIn('reentry', 'cooldown', 'P7D')}
          onClear={() => setIn('reentry', 'cooldown', null)}
        >
          <DurationInput
            label={t('inspector.settings.cooldown')}
            value={cooldown}
            onChange={(next) => setIn('reentry', 'cooldown', next)}
            disabled={disabled}
          />
        </Optional>
      )}
      {mode !== 'never' && (
        <Optional
          label={t('inspector.settings.limit')}
          isSet={limit !== undefined}
          disabled={disabled}
          onSet={() => setIn('reentry', 'limit', { times: 3, window: 'P30D' })}
          onClear={() => setIn('reentry', 'limit', null)}
        >
          <Box sx={{ display: 'grid', gridTemplateColumns: '80px 1fr', gap: 2 }}>
            <NumberInput
              label={t('inspector.settings.limitTimes')}
              value={typeof limit?.['times'] === 'number' ? limit['times'] : null}
              onChange={(times) => setIn('reentry', 'limit', { ...limit, times: times ?? 1 })}
              disabled={disabled}
            />
            <DurationInput
              label={t('inspector.settings.limitWindow')}
              value={textOf(limit?.['window'])}
              onChange={(window) => setIn('reentry', 'limit', { ...limit, window })}
              disabled={disabled}
            />
          </Box>
        </Optional>
      )}
      <SelectInput
        label={t('inspector.settings.ifInside')}
        value={ifInsides.find((each) => each === reentry['ifInside']) ?? 'ignore'}
        onChange={(next) => setIn('reentry', 'ifInside', next)}
        options={ifInsides.map((each) => ({ value: each, text: t(`inspector.settings.ifInsides.${each}`) }))}
        disabled={disabled}
      />
      <DurationInput
        label={t('inspector.settings.doubleFire')}
        value={textOf(entry['doubleFire']) || 'PT1M'}
        onChange={(next) => set('doubleFire', next)}
        units={['minutes', 'hours', 'days']}
        disabled={disabled}
      />
    </Section>
  )
}

function LimitsSection() {
  const { t } = useTranslation()
  const { entry, set, part, setIn, disabled } = useEntry()
  const holdout = part('holdout')['percent']
  const cap = isObject(entry['cap']) ? entry['cap'] : undefined
  const throttle = isObject(entry['throttle']) ? entry['throttle'] : undefined
  const maxStay = textOf(entry['maxStay'])
  return (
    <Section title={t('inspector.settings.limits')} folded={false}>
      <NumberInput
        label={t('inspector.settings.holdout')}
        help={t('inspector.settings.holdoutHelp')}
        value={typeof holdout === 'number' ? holdout : 0}
        onChange={(percent) => setIn('holdout', 'percent', percent ?? 0)}
        end={t('inspector.percent')}
        disabled={disabled}
      />
      <Optional
        label={t('inspector.settings.cap')}
        isSet={cap !== undefined}
        disabled={disabled}
        onSet={() => set('cap', { entries: 1000, window: 'P1D' })}
        onClear={() => set('cap', null)}
      >
        <Box sx={{ display: 'grid', gridTemplateColumns: '96px 1fr', gap: 2 }}>
          <NumberInput
            label={t('inspector.settings.capEntries')}
            value={typeof cap?.['entries'] === 'number' ? cap['entries'] : null}
            onChange={(entries) => set('cap', { ...cap, entries: entries ?? 1 })}
            disabled={disabled}
          />
          <DurationInput
            label={t('inspector.settings.capWindow')}
            value={textOf(cap?.['window'])}
            onChange={(window) => set('cap', { ...cap, window })}
            disabled={disabled}
          />
        </Box>
      </Optional>
      <NumberInput
        label={t('inspector.settings.priority')}
        help={t('inspector.settings.priorityHelp')}
        value={typeof entry['priority'] === 'number' ? entry['priority'] : usualPriority}
        onChange={(priority) => set('priority', priority ?? usualPriority)}
        disabled={disabled}
      />
      <Optional
        label={t('inspector.settings.throttle')}
        isSet={throttle !== undefined}
        disabled={disabled}
        onSet={() => set('throttle', { entries: 100, per: 'PT1H' })}
        onClear={() => set('throttle', null)}
      >
        <Box sx={{ display: 'grid', gridTemplateColumns: '96px 1fr', gap: 2 }}>
          <NumberInput
            label={t('inspector.settings.throttleEntries')}
            value={typeof throttle?.['entries'] === 'number' ? throttle['entries'] : null}
            onChange={(entries) => set('throttle', { ...throttle, entries: entries ?? 1 })}
            disabled={disabled}
          />
          <DurationInput
            label={t('inspector.settings.throttlePer')}
            value={textOf(throttle?.['per'])}
            onChange={(per) => set('throttle', { ...throttle, per })}
            disabled={disabled}
          />
        </Box>
      </Optional>
      <Moment
        label={t('inspector.settings.starts')}
        value={textOf(entry['starts'])}
        onChange={(next) => set('starts', next)}
        disabled={disabled}
      />
      <Moment
        label={t('inspector.settings.ends')}
        value={textOf(entry['ends'])}
        onChange={(next) => set('ends', next)}
        disabled={disabled}
      />
      <Optional
        label={t('inspector.settings.maxStay')}
        isSet={maxStay !== ''}
        disabled={disabled}
        onSet={() => set('maxStay', 'P14D')}
        onClear={() => set('maxStay', null)}
      >
        <DurationInput
          label={t('inspector.settings.maxStay')}
          value={maxStay}
          onChange={(next) => set('maxStay', next)}
          disabled={disabled}
        />
      </Optional>
    </Section>
  )
}

interface MomentProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string | null) => void
  readonly disabled: boolean
}

/** A moment on the reader's clock, kept as an instant. */
function Moment({ label, value, onChange, disabled }: MomentProps) {
  const at = parseInstant(value)
  return (
    <Optional
      label={label}
      isSet={value !== ''}
      disabled={disabled}
      onSet={() => onChange(formatInstant(now()))}
      onClear={() => onChange(null)}
    >
      <DateInput
        label={label}
        withTime
        value={at === undefined ? '' : wallText(at)}
        onChange={(text) => {
          const next = new Date(text).getTime()
          if (Number.isFinite(next)) onChange(formatInstant(next))
        }}
        disabled={disabled}
      />
    </Optional>
  )
}

function wallText(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}
