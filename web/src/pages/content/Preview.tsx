import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import MenuItem from '@mui/material/MenuItem'
import Select from '@mui/material/Select'
import Typography from '@mui/material/Typography'
import type { Content } from '@trailwright/shared/content/schema.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { previewContent } from '@trailwright/shared/wire/contents.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import type { PersonRow } from '@trailwright/shared/wire/people.ts'
import { Moon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useHumanName } from '../../client/use-labels.ts'
import { useFindingText } from './finding-text.ts'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { Field } from '../../ui/Field.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { SkeletonRows } from '../../ui/SkeletonRows.tsx'
import { MessageFrame } from '../outbox/MessageFrame.tsx'
import { SmsBubble } from '../outbox/SmsBubble.tsx'
import { tidied } from '../people/why/tidied.ts'
import { PersonInput } from './PersonInput.tsx'
import { useEntrySample } from './use-entry-sample.ts'

const restMs = 500
const views = ['phone', 'desktop', 'text'] as const
type View = (typeof views)[number]

interface PreviewProps {
  readonly content: Content
  readonly language: Language
}

/** The message as one person would get it, with data of the event that began it. */
export function Preview(props: PreviewProps) {
  const catalogue = useRoute(getCatalogue)
  // Without the values that were seen, the first look would have gaps.
  return catalogue.isPending ? null : <FilledPreview {...props} />
}

function FilledPreview({ content, language }: PreviewProps) {
  const { t } = useTranslation()
  const called = useHumanName()
  const [person, setPerson] = useState<PersonRow | null>(null)
  const [view, setView] = useState<View>('phone')
  const [isDark, setDark] = useState(false)
  const sample = useEntrySample(content, person?.id ?? null)
  const rested = useRested({ content, person: person?.id ?? null, language, entry: sample.entry })
  const isWritten = rested.content.bodies[rested.language] !== undefined
  const preview = useRoute(previewContent, { body: rested }, { keepPrevious: true, enabled: isWritten })

  return (
    <Box
      component="aside"
      aria-label={t('content.preview')}
      aria-busy={preview.isFetching}
      sx={{
        width: { xs: '100%', lg: 420, xl: view === 'desktop' && content.channel === 'email' ? 620 : 460 },
        flex: 'none',
        borderLeft: { lg: 1 },
        borderTop: { xs: 1, lg: 0 },
        borderColor: { xs: 'divider', lg: 'divider' },
        bgcolor: 'background.default',
        p: 5,
      }}
    >
      <Box sx={{ position: { lg: 'sticky' }, top: 20, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 3 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
          <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
            {t('content.preview')}
          </Typography>
          {content.channel === 'email' && (
            <>
              <FilterChips
                label={t('compose.view')}
                value={view}
                onChange={setView}
                options={views.map((value) => ({ value, text: t(`compose.views.${value}`) }))}
              />
              <IconButton
                size="small"
                aria-label={t('compose.dark')}
                title={t('compose.darkHelp')}
                aria-pressed={isDark}
                disabled={view === 'text'}
                onClick={() => setDark(!isDark)}
                sx={isDark ? { color: 'primary.main', bgcolor: 'primary.soft' } : {}}
              >
                <Moon size={15} strokeWidth={1.8} aria-hidden />
              </IconButton>
            </>
          )}
        </Box>
        <PersonInput label={t('content.previewAs')} value={person} onChange={setPerson} />
        {sample.reads && (
          <Field
            label={t('content.previewEvent')}
            help={tidied(t('content.previewEntryHelp', { event: called('event', sample.event) }))}
          >
            {({ id, ...aria }) => (
              <Select
                value={sample.event}
                onChange={(event) => sample.setEvent(event.target.value)}
                slotProps={{ input: { id, ...aria } }}
                SelectDisplayProps={{ 'aria-label': t('content.previewEvent') }}
                fullWidth
              >
                {sample.events.map((name) => (
                  <MenuItem key={name} value={name}>
                    {called('event', name)}
                  </MenuItem>
                ))}
              </Select>
            )}
          </Field>
        )}
        <ProblemAlert problem={preview.error} />
        {isWritten && preview.data === undefined && preview.error === null && <SkeletonRows rows={3} />}
        {isWritten && preview.data !== undefined && <Rendered answer={preview.data} view={view} isDark={isDark} />}
      </Box>
    </Box>
  )
}

type Answer = NonNullable<ReturnType<typeof useRoute<typeof previewContent>>['data']>

interface RenderedProps {
  readonly answer: Answer
  readonly view: View
  readonly isDark: boolean
}

function Rendered({ answer: { rendered, findings }, view, isDark }: RenderedProps) {
  const { t } = useTranslation()
  const text = useFindingText()
  if (rendered === null) {
    const errors = findings.filter(({ level }) => level === 'error')
    return (
      <Box sx={{ color: 'text.secondary', typography: 'body2' }}>
        {t('content.previewNone')}
        {[...new Set(errors.map(text))].map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
      </Box>
    )
  }
  if (rendered.channel === 'sms') return <SmsBubble sms={rendered} />
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="h4" component="p" sx={{ overflowWrap: 'anywhere' }}>
        {rendered.subject}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
        {rendered.preheader}
      </Typography>
      {view === 'text' ? (
        <Box
          component="pre"
          tabIndex={0}
          aria-label={t('compose.plainText')}
          sx={{
            m: 0,
            p: 3,
            maxHeight: 'min(68vh, 640px)',
            overflowY: 'auto',
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            bgcolor: 'background.paper',
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            fontSize: 13,
            lineHeight: '20px',
          }}
        >
          {rendered.text}
        </Box>
      ) : (
        <MessageFrame
          html={isDark ? inDark(rendered.html) : rendered.html}
          width={view === 'phone' ? phoneWidth : '100%'}
          height="min(68vh, 640px)"
        />
      )}
    </Box>
  )
}

const phoneWidth = 375

/** As apps that know no other way show a mail in dark colours: everything turned but the pictures. */
const darkStyle =
  '<style>html{filter:invert(1) hue-rotate(180deg);background:#fff}img{filter:invert(1) hue-rotate(180deg)}</style>'

function inDark(html: string): string {
  return html.includes('</head>') ? html.replace('</head>', `${darkStyle}</head>`) : `${darkStyle}${html}`
}

interface Asked {
  readonly content: Content
  readonly person: string | null
  readonly language: Language
  readonly entry: JsonObject
}

/** What is asked for once the hands rest. */
function useRested(asked: Asked): Asked {
  const [rested, setRested] = useState(asked)
  const latest = useRef(asked)
  const key = JSON.stringify(asked)
  useEffect(() => {
    latest.current = asked
  })
  useEffect(() => {
    if (key === JSON.stringify(rested)) return undefined
    const timer = setTimeout(() => setRested(latest.current), restMs)
    return () => clearTimeout(timer)
  }, [key, rested])
  return rested
}
