import type { Json } from '@trailwright/shared/problem/json.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../channels.ts'
import { isList, isObject, textOf, withKey } from '../fields/field.ts'
import { useReferenceName, useReferences } from '../references.ts'
import { weekdayKeys } from '../weekdays.ts'
import { type LeafKind, leafKindOf, operatorsFor } from './condition-draft.ts'
import { DurationTokens } from './DurationTokens.tsx'
import { HistorySentence } from './HistorySentence.tsx'
import { compared, type LeafProps, OperatorToken, Spaced } from './leaf-parts.tsx'
import { ManyToken } from './ManyToken.tsx'
import { Token } from './Token.tsx'
import { useJourneyOptions, useReferenceOptions, useSegmentOptions, useTagOptions } from './use-lists.ts'
import { ValueToken } from './ValueToken.tsx'

/** One condition as a sentence of words and tokens. */
export function LeafSentence(props: LeafProps) {
  const { t } = useTranslation()
  const kind = leafKindOf(props.leaf)
  if (kind === undefined) return <span>{t('configure.condition.foreign')}</span>
  const Sentence = sentences[kind]
  return <Sentence {...props} />
}

function AttributeSentence({ leaf, onChange, event, broken, disabled }: LeafProps) {
  const { t } = useTranslation()
  const references = useReferences(event)
  const options = useReferenceOptions(references)
  const nameOf = useReferenceName(references)
  const attribute = textOf(leaf['attribute'])
  const is = textOf(leaf['is'])
  const known = references.find(({ reference }) => reference === attribute)
  const change = (next: string) => {
    const type = references.find(({ reference }) => reference === next)?.type
    const operator = operatorsFor(type, '')[0] ?? '='
    const keeps = known === undefined || known.type === type
    const reference = /^(person|entry|event|context|enrollment)\./.test(next) ? next : `person.${next}`
    onChange(keeps ? { ...leaf, attribute: reference } : compared({ attribute: reference }, operator, undefined))
  }
  return (
    <Spaced>
      {[
        <Token
          label={t('inspector.condition.field')}
          tint={attribute === '' ? 'value' : 'data'}
          value={attribute}
          text={attribute === '' ? '' : nameOf(attribute)}
          onChange={change}
          options={options}
          placeholder={t('inspector.condition.chooseField')}
          free
          disabled={disabled}
          broken={broken === 'field'}
          onClear={() => onChange({ ...leaf, attribute: '' })}
        />,
        <OperatorToken
          value={is}
          options={operatorsFor(known?.type, is)}
          onChange={(operator) => onChange(compared(leaf, operator, leaf['value']))}
          disabled={disabled}
        />,
        <ValueToken
          operator={is}
          value={leaf['value']}
          onChange={(value) => onChange(withKey(leaf, 'value', value))}
          type={known?.type}
          samples={known?.samples ?? []}
          references={references.filter(({ reference }) => reference !== attribute)}
          disabled={disabled}
          broken={broken === 'value'}
        />,
      ]}
    </Spaced>
  )
}

function SegmentSentence({ leaf, onChange, broken, disabled }: LeafProps) {
  const { t } = useTranslation()
  const segments = useSegmentOptions()
  return (
    <Spaced>
      {[
        <Choice
          value={textOf(leaf['is'])}
          options={[
            { value: 'in', name: t('inspector.condition.in') },
            { value: 'out', name: t('inspector.condition.out') },
          ]}
          onChange={(is) => onChange({ ...leaf, is })}
          disabled={disabled}
        />,
        <Token
          label={t('inspector.condition.kinds.segment')}
          tint="data"
          value={textOf(leaf['segment'])}
          onChange={(segment) => onChange({ ...leaf, segment })}
          options={segments}
          placeholder={t('inspector.chooseSegment')}
          onClear={() => onChange({ ...leaf, segment: '' })}
          disabled={disabled}
          broken={broken === 'field'}
        />,
      ]}
    </Spaced>
  )
}

function TagSentence({ leaf, onChange, broken, disabled }: LeafProps) {
  const { t } = useTranslation()
  const tags = useTagOptions()
  const which = 'tags' in leaf ? textOf(leaf['tags']) : textOf(leaf['is'])
  return (
    <Spaced>
      {[
        <Choice
          value={which}
          options={[
            { value: 'has', name: t('inspector.condition.has') },
            { value: 'hasNot', name: t('inspector.condition.hasNot') },
            { value: 'any', name: t('inspector.condition.anyTag') },
            { value: 'none', name: t('inspector.condition.noTag') },
          ]}
          onChange={(next) =>
            onChange(next === 'any' || next === 'none' ? { tags: next } : { tag: textOf(leaf['tag']), is: next })
          }
          disabled={disabled}
        />,
        'tags' in leaf ? null : (
          <Token
            label={t('inspector.condition.kinds.tag')}
            tint="data"
            value={textOf(leaf['tag'])}
            onChange={(tag) => onChange({ ...leaf, tag })}
            options={tags}
            placeholder={t('inspector.chooseTag')}
            onClear={() => onChange({ ...leaf, tag: '' })}
            free
            disabled={disabled}
            broken={broken === 'field'}
          />
        ),
      ]}
    </Spaced>
  )
}

function ConsentSentence({ leaf, onChange, disabled }: LeafProps) {
  const { t } = useTranslation()
  const channels = useChannels()
  const consent = isObject(leaf['consent']) ? leaf['consent'] : {}
  return (
    <Spaced>
      {[
        <Choice
          value={textOf(leaf['is'])}
          options={(['granted', 'notGranted', 'withdrawn'] as const).map((is) => ({
            value: is,
            name: t(`inspector.condition.${is}`),
          }))}
          onChange={(is) => onChange({ ...leaf, is })}
          disabled={disabled}
        />,
        <Token
          label={t('inspector.condition.kinds.consent')}
          tint="value"
          value={textOf(consent['category'])}
          onChange={(category) => onChange({ ...leaf, consent: { ...consent, category } })}
          options={(['marketing', 'transactional'] as const).map((category) => ({
            value: category,
            name: t(`inspector.condition.categories.${category}`),
          }))}
          free
          disabled={disabled}
        />,
        t('inspector.condition.by'),
        <Token
          label={t('inspector.condition.by')}
          tint="value"
          value={textOf(consent['channel'])}
          onChange={(channel) => onChange({ ...leaf, consent: { ...consent, channel } })}
          options={channels.map(({ id, name }) => ({ value: id, name }))}
          disabled={disabled}
        />,
      ]}
    </Spaced>
  )
}

function ReachableSentence({ leaf, onChange, disabled }: LeafProps) {
  const { t } = useTranslation()
  const channels = useChannels()
  const chosen = isList(leaf['reachable']) ? leaf['reachable'].map(String) : []
  return (
    <Spaced>
      {[
        t('inspector.condition.reachableBy'),
        <ManyToken
          label={t('inspector.condition.kinds.reachable')}
          tint="value"
          values={chosen}
          onChange={(ids) => {
            if (ids.length > 0) onChange({ reachable: ids })
          }}
          options={channels.map(({ id, name }) => ({ value: id, name }))}
          disabled={disabled}
        />,
      ]}
    </Spaced>
  )
}

const everLately = ['entered', 'neverEntered']

function JourneySentence({ leaf, onChange, broken, disabled }: LeafProps) {
  const { t } = useTranslation()
  const journeys = useJourneyOptions()
  const is = textOf(leaf['is'])
  const within = textOf(leaf['within'])
  return (
    <Spaced>
      {[
        <Choice
          value={is}
          options={(['inside', 'notInside', 'entered', 'neverEntered'] as const).map((each) => ({
            value: each,
            name: t(`inspector.condition.${each}`),
          }))}
          onChange={(next) =>
            onChange(
              everLately.includes(next) ? { ...leaf, is: next } : withKey({ ...leaf, is: next }, 'within', undefined),
            )
          }
          disabled={disabled}
        />,
        <Token
          label={t('inspector.condition.kinds.journey')}
          tint="data"
          value={textOf(leaf['journey'])}
          onChange={(journey) => onChange({ ...leaf, journey })}
          options={journeys}
          placeholder={t('inspector.choose')}
          onClear={() => onChange({ ...leaf, journey: '' })}
          disabled={disabled}
          broken={broken === 'field'}
        />,
        everLately.includes(is) && (
          <Token
            label={t('inspector.condition.window')}
            tint="value"
            value={within === '' ? 'ever' : 'last'}
            onChange={(next) => onChange(withKey(leaf, 'within', next === 'last' ? 'P30D' : undefined))}
            options={(['ever', 'last'] as const).map((each) => ({
              value: each,
              name: t(`inspector.condition.windows.${each}`),
            }))}
            disabled={disabled}
          />
        ),
        within !== '' && (
          <DurationTokens
            label={t('inspector.condition.window')}
            value={within}
            onChange={(next) => onChange({ ...leaf, within: next })}
            disabled={disabled}
          />
        ),
      ]}
    </Spaced>
  )
}

const times = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
)

function ClockSentence({ leaf, onChange, disabled }: LeafProps) {
  const { t } = useTranslation()
  const clock = isObject(leaf['clock']) ? leaf['clock'] : {}
  const days = isList(clock['weekdays']) ? clock['weekdays'].map(String) : []
  const set = (key: string, value: Json | undefined) => onChange({ ...leaf, clock: withKey(clock, key, value) })
  const timeToken = (key: 'from' | 'to') => (
    <Token
      label={t('inspector.condition.between')}
      tint="value"
      value={textOf(clock[key])}
      onChange={(time) => set(key, time)}
      options={times.map((time) => ({ value: time, name: time }))}
      free
      disabled={disabled}
    />
  )
  const sets = ['', '1,2,3,4,5', '6,7', ...weekdayKeys]
  const name = (keys: string) =>
    keys === ''
      ? t('inspector.condition.anyDay')
      : weekdayKeys
          .filter((key) => keys.split(',').includes(key))
          .map((key) => t(`inspector.weekdays.${key}`))
          .join(', ')
  return (
    <Spaced>
      {[
        t('inspector.condition.between'),
        timeToken('from'),
        t('inspector.condition.and'),
        timeToken('to'),
        t('inspector.condition.onDays'),
        <Token
          label={t('inspector.condition.onDays')}
          tint="value"
          value={days.join(',')}
          text={name(days.join(','))}
          onChange={(keys) => set('weekdays', keys === '' ? undefined : keys.split(',').map(Number))}
          options={sets.map((keys) => ({ value: keys, name: name(keys) }))}
          disabled={disabled}
        />,
      ]}
    </Spaced>
  )
}

function DrawSentence({ leaf, onChange, disabled }: LeafProps) {
  const { t } = useTranslation()
  const draw = isObject(leaf['draw']) ? leaf['draw'] : {}
  return (
    <Spaced>
      {[
        t('inspector.condition.belongsTo'),
        <Token
          label={t('inspector.condition.kinds.draw')}
          tint="value"
          value={String(draw['below'] ?? 0)}
          text={`${String(draw['below'] ?? 0)}%`}
          onChange={(text) => {
            const below = Math.min(Math.max(Number(text.replace('%', '')) || 0, 0), 100)
            onChange({ ...leaf, draw: { ...draw, below } })
          }}
          options={[]}
          free
          disabled={disabled}
        />,
        t('inspector.condition.drawn'),
      ]}
    </Spaced>
  )
}

interface ChoiceProps {
  readonly value: string
  readonly options: readonly { readonly value: string; readonly name: string }[]
  readonly onChange: (value: string) => void
  readonly disabled: boolean
}

function Choice(props: ChoiceProps) {
  const { t } = useTranslation()
  return <Token label={t('inspector.condition.operator')} tint="value" {...props} />
}

const sentences: Readonly<Record<LeafKind, (props: LeafProps) => ReactNode>> = {
  attribute: AttributeSentence,
  entry: AttributeSentence,
  event: AttributeSentence,
  context: AttributeSentence,
  did: HistorySentence,
  segment: SegmentSentence,
  tag: TagSentence,
  consent: ConsentSentence,
  reachable: ReachableSentence,
  journey: JourneySentence,
  clock: ClockSentence,
  draw: DrawSentence,
}
