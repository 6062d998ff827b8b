import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Facts } from '@trailwright/shared/condition/facts.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { Simulated, Stop } from '@trailwright/shared/simulate/simulate.ts'
import { endReasonText } from '@trailwright/shared/step/end-reasons.ts'
import type { TraceEntry } from '@trailwright/shared/step/trace.ts'
import type { Message } from '@trailwright/shared/simulate/world.ts'
import { Ban, Check, Clock, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../canvas/step-names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { PanelHead } from '../inspector/PanelHead.tsx'
import { Section } from '../inspector/Section.tsx'
import { becauseSentences } from '../pages/people/why/because.ts'
import { messageWhy } from '../pages/people/why/message-why.ts'
import { useWhyWords, type WhyWords } from '../pages/people/why/why-words.ts'
import { useStep } from '../state/editor.tsx'
import type { ShortTime } from '../state/short-time.ts'
import { kindName, phraseOf, portName } from '../state/words.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { PhraseText } from '../ui/PhraseText.tsx'
import { MessagePreview } from './MessagePreview.tsx'
import type { Scenario } from './scenario.ts'

interface WhyPanelProps {
  readonly node: string | undefined
  /** The visit of that step; undefined when the person never came. */
  readonly stop: Stop | undefined
  readonly simulated: Simulated | undefined
  readonly facts: Facts | undefined
  readonly contents: ReadonlyMap<string, Content>
  readonly scenario: Scenario
  readonly stops: readonly Stop[]
  /** Null for somebody made up. */
  readonly person: string | null
  readonly short: ShortTime
}

/** Why, at one step: what decided with which values, what was skipped, what arrived, what comes next. */
export function WhyPanel({
  node: id,
  stop,
  simulated,
  facts,
  contents,
  scenario,
  stops,
  person,
  short,
}: WhyPanelProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const node = useStep(id)
  const words = useWhyWords()
  if (node === undefined) {
    return (
      <Typography variant="body2" color="textSecondary" sx={{ p: 4 }}>
        {t('simulate.selectStep')}
      </Typography>
    )
  }
  const kind = kindOf(node.kind)
  const passage = simulated?.passage
  const entries =
    stop === undefined
      ? []
      : (passage?.trace ?? []).filter(
          (entry) => entry.visit === stop.visit && (entry.node === stop.node || stop.visit > 0),
        )
  const reasons = reasonsOf(entries, words)
  const messages = (simulated?.messages ?? []).filter(
    (message) => message.node === node.id && message.enrollment === passage?.enrollment.id,
  )
  const named = (port: string) =>
    portName(kind, kind?.ports(node.config).find(({ name }) => name === port) ?? { name: port }, language)
  const last = stop !== undefined && stop === stops.at(-1)
  const ended = passage?.enrollment.ended ?? null
  const title = (): string => {
    if (stop === undefined) return t('simulate.notReached')
    if (stop.port !== null) return t('simulate.goesTo', { port: named(stop.port) })
    if (last && ended !== null) return t('simulate.leavesAs', { reason: endReasonText(ended.reason, language) })
    if (last && passage?.enrollment.status === 'held') return t('simulate.heldHere')
    const wake = last ? passage?.enrollment.wake : null
    return wake === null || wake === undefined
      ? t('simulate.waits')
      : t('simulate.waitsUntil', { time: short.near(wake, stop.arrivedAt) })
  }
  const position = stop === undefined ? -1 : stops.indexOf(stop)
  const next = position < 0 ? undefined : stops[position + 1]
  return (
    <Box data-testid="why-panel" sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <PanelHead
        family={kind?.family ?? 'flow'}
        icon={kind?.icon ?? 'puzzle'}
        kicker={node.label ?? kindName(node, language)}
        title={title()}
      />
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        {stop !== undefined && (messages.length === 0 || reasons.length > 0) && (
          <Section title={t('simulate.why')}>
            {reasons.length === 0 ? <LedHere by={stops[position - 1]} /> : <Reasons reasons={reasons} />}
          </Section>
        )}
        {messages.map((message, index) => (
          <MessageSection
            key={`${message.at}-${index}`}
            message={message}
            words={words}
            content={contents.get(message.effect.content)}
            facts={facts}
            scenario={scenario}
            person={person}
            short={short}
          />
        ))}
        {stop !== undefined && (
          <Section title={t('simulate.next')}>
            {next === undefined ? (
              <Over isOver={ended !== null} />
            ) : (
              <NextStep id={next.node} time={short.near(next.arrivedAt, stop.arrivedAt)} />
            )}
          </Section>
        )}
      </Box>
    </Box>
  )
}

function Over({ isOver }: { isOver: boolean }) {
  const { t } = useTranslation()
  return (
    <Typography variant="body2" color="textSecondary">
      {isOver ? t('simulate.over') : t('simulate.waits')}
    </Typography>
  )
}

function NextStep({ id, time }: { id: string; time: string }) {
  const language = useLanguage()
  const names = useStepNames()
  const node = useStep(id)
  const kind = node === undefined ? undefined : kindOf(node.kind)
  if (node === undefined) return null
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', typography: 'body2' }}>
      <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={20} tone="soft" />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {node.label ?? kindName(node, language)} <PhraseText phrase={phraseOf(node, names)} />
      </Box>
      <Box sx={{ color: 'text.secondary', flex: 'none' }}>{time}</Box>
    </Box>
  )
}

interface ReasonRow {
  readonly sign: keyof typeof signs
  readonly text: string
}

/** The leaves that decided, with the values they saw; or what moved the person on. */
function reasonsOf(entries: readonly TraceEntry[], words: WhyWords): readonly ReasonRow[] {
  const { t } = words
  return entries.flatMap((entry): readonly ReasonRow[] => {
    const { because } = entry
    if (because !== undefined && because.length > 0) {
      return becauseSentences(words, because).map((text, index) => {
        const leaf = because[index]
        return { sign: leaf === undefined ? 'time' : leaf.value === true ? 'yes' : 'no', text }
      })
    }
    const { event } = entry.values
    if (entry.code === 'event' && typeof event === 'string')
      return [{ sign: 'yes', text: t('simulate.cameOf', { event }) }]
    return entry.code === 'woke' ? [{ sign: 'time', text: t('simulate.waited') }] : []
  })
}

/** Where nothing was decided: the path out of the step before, if that had more than one. */
function LedHere({ by }: { by: Stop | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const node = useStep(by?.node)
  const kind = node === undefined ? undefined : kindOf(node.kind)
  const ports = node === undefined ? [] : (kind?.ports(node.config) ?? [])
  const port = ports.find(({ name }) => name === by?.port)
  return (
    <Typography variant="body2" color="textSecondary">
      {node === undefined || port === undefined || ports.length < 2
        ? t('simulate.noWhy')
        : t('simulate.ledHere', {
            port: portName(kind, port, language),
            step: node.label ?? kindName(node, language),
          })}
    </Typography>
  )
}

function Reasons({ reasons }: { reasons: readonly ReasonRow[] }) {
  return (
    <ReasonList>
      {reasons.map(({ sign, text }, index) => (
        <Reason key={index} sign={sign} text={text} />
      ))}
    </ReasonList>
  )
}

function ReasonList({ children }: { children: React.ReactNode }) {
  return (
    <Box
      component="ul"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        '& > li + li': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      {children}
    </Box>
  )
}

const signs = { yes: Check, no: X, time: Clock, skip: Ban } as const
const signColours = { yes: 'success.main', no: 'text.secondary', time: 'text.secondary', skip: 'error.main' } as const

function Reason({ sign, text }: { sign: keyof typeof signs; text: string }) {
  const Icon = signs[sign]
  return (
    <Box component="li" sx={{ display: 'flex', gap: 2.5, px: 3, py: 2, typography: 'body2' }}>
      <Box sx={{ color: signColours[sign], display: 'flex', pt: '3px' }}>
        <Icon size={15} strokeWidth={1.8} aria-hidden />
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>{text}</Box>
    </Box>
  )
}

interface MessageSectionProps {
  readonly message: Message
  readonly words: WhyWords
  readonly content: Content | undefined
  readonly facts: Facts | undefined
  readonly scenario: Scenario
  readonly person: string | null
  readonly short: ShortTime
}

function MessageSection({ message, words, content, facts, scenario, person, short }: MessageSectionProps) {
  const { t } = useTranslation()
  const { decision, attempt, at } = message
  const isSent = decision.type === 'send'
  const sentences = messageWhy(words, {
    status: isSent ? 'sent' : decision.type === 'defer' ? 'pending' : 'skipped',
    channel: attempt.channel,
    reason: decision.type === 'skip' ? decision.reason : null,
    detail: {},
    evidence: decision.evidence.map(({ rule, passed, values }) => ({ rule, passed, values })),
    test: false,
  })
  const time =
    decision.type === 'defer' ? t('simulate.deferred', { time: short.near(decision.until, at) }) : short.day(at)
  return (
    <Section title={`${isSent ? t('simulate.message') : t('simulate.skipped')} · ${time}`}>
      {sentences.length > 0 && (
        <ReasonList>
          {sentences.map((text) => (
            <Reason key={text} sign={isSent ? 'yes' : decision.type === 'defer' ? 'time' : 'skip'} text={text} />
          ))}
        </ReasonList>
      )}
      {isSent && content !== undefined && (
        <MessagePreview
          content={content}
          person={person}
          language={facts?.person.language ?? null}
          entry={scenario.properties}
          address={decision.address}
        />
      )}
    </Section>
  )
}
