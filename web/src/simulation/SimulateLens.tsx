import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { getRouteApi } from '@tanstack/react-router'
import type { Program } from '@trailwright/shared/compile/program.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { getPerson, listPeople } from '@trailwright/shared/wire/people.ts'
import { useReactFlow } from '@xyflow/react'
import { ShieldCheck } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { Canvas } from '../canvas/Canvas.tsx'
import { useCanvasCommands } from '../canvas/commands.ts'
import { now } from '../client/clock.ts'
import { useRoute } from '../client/hooks.ts'
import { durationInWords } from '../i18n/names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor, useSelected } from '../state/editor.tsx'
import { motion } from '../app/tokens.ts'
import { useShortTime } from '../state/use-short-time.ts'
import { shortDuration } from '../state/short-duration.ts'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { ClockBar } from './ClockBar.tsx'
import { madeUpPeople } from './made-up.ts'
import { PersonPane } from './PersonPane.tsx'
import { RefusedPanel } from './RefusedPanel.tsx'
import { entryProperties, eventOf, type Scenario } from './scenario.ts'
import { ScenarioPane } from './ScenarioPane.tsx'
import { stopsOf, trailFacts } from './trail.ts'
import { type Subject, useContents, useFacts, useProgram, useSimulated } from './use-simulation.ts'
import { WhyPanel } from './WhyPanel.tsx'

const route = getRouteApi('/journeys/$id')

/** The draft, walked by one person on a virtual clock. */
export function SimulateLens() {
  const program = useProgram()
  const { findings } = useEditor()
  const isChecked = useStore(findings, (state) => state.journey !== null)
  if (!isChecked) return <PageSkeleton />
  return program === undefined ? <CannotRun /> : <WithSubject program={program} />
}

/** A draft that lacks something says what, instead of running half. */
function CannotRun() {
  const { t } = useTranslation()
  const { findings } = useEditor()
  const commands = useCanvasCommands()
  const navigate = route.useNavigate()
  const errors = useStore(findings, (state) => state.all).filter(({ level }) => level === 'error')
  const go = async () => {
    await navigate({ search: (search) => ({ ...search, lens: undefined }) })
    const node = errors[0]?.node
    if (node !== undefined) requestAnimationFrame(() => commands.goTo(node))
  }
  return (
    <Box component="main" sx={{ flex: 1, display: 'grid', placeItems: 'center', bgcolor: 'surface.canvas' }}>
      <Box
        sx={{
          p: 7,
          maxWidth: 420,
          border: 1,
          borderColor: 'divider',
          borderRadius: '12px',
          bgcolor: 'background.paper',
        }}
      >
        <Typography variant="h3">{t('simulate.fixFirst', { count: Math.max(errors.length, 1) })}</Typography>
        <Typography color="textSecondary" sx={{ mt: 1, mb: 4 }}>
          {t('simulate.fixHelp')}
        </Typography>
        <Button variant="contained" onClick={() => void go()}>
          {t('simulate.goToFirst')}
        </Button>
      </Box>
    </Box>
  )
}

/** Somebody to begin with: who the address names, else the latest person, else a made-up one. */
function WithSubject({ program }: { program: Program }) {
  const { person: wished } = route.useSearch()
  const named = useRoute(getPerson, { params: { person: wished ?? '' } }, { enabled: wished !== undefined })
  const people = useRoute(listPeople, { query: { limit: 1 } })
  const catalogue = useRoute(getCatalogue)
  if (catalogue.data === undefined || people.data === undefined || (wished !== undefined && named.isPending)) {
    return catalogue.error === null && people.error === null ? (
      <PageSkeleton />
    ) : (
      <Lens program={program} first={{ type: 'madeUp', which: 'agrees' }} />
    )
  }
  const found = named.data?.person ?? people.data.items[0]
  const first: Subject =
    found === undefined
      ? { type: 'madeUp', which: madeUpPeople[0] }
      : { type: 'person', id: found.id, name: found.name }
  return <Lens program={program} first={first} />
}

function Lens({ program, first }: { program: Program; first: Subject }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { lens, selection } = useEditor()
  const flow = useReactFlow()
  const graph = useDraft((draft) => draft)
  const short = useShortTime(graph.zone)
  const catalogue = useRoute(getCatalogue).data
  const [subject, setSubject] = useState<Subject>(first)
  const [firstTime, setFirstTime] = useState(true)
  const [startAt] = useState(now)
  const samplesOf = (event: string) => catalogue?.events.find(({ name }) => name === event)?.properties ?? []
  const begin = (trigger: string): Scenario => ({
    trigger,
    at: startAt,
    properties: entryProperties(program, trigger, samplesOf(eventOf(program, trigger)?.event ?? '')),
    whatIfs: [],
  })
  const [chosen, setScenario] = useState<Scenario>(() => begin(program.triggers[0] ?? ''))
  // A start that was deleted meanwhile gives way to the first that is left.
  const scenario = program.triggers.includes(chosen.trigger) ? chosen : begin(program.triggers[0] ?? '')
  const facts = useFacts(program, subject, startAt)
  const contents = useContents(program)
  const simulated = useSimulated({ program, facts, scenario, contents, firstTime })
  const stops = useMemo(
    () => (simulated === undefined ? [] : stopsOf(graph, scenario.trigger, scenario.at, simulated)),
    [graph, scenario, simulated],
  )
  const [wishedIndex, setIndex] = useState(Number.MAX_SAFE_INTEGER)
  const index = Math.min(wishedIndex, Math.max(stops.length - 1, 0))
  const [playing, setPlaying] = useState(false)
  const current = stops[index]
  const name = subject.type === 'person' ? subject.name : t(`simulate.madeUpNames.${subject.which}`)
  const selected = useSelected()

  useEffect(() => {
    lens.setState(
      trailFacts(graph, stops, index, {
        person: name,
        time: (at, position) => short.near(at, stops[Math.max(position - 1, 0)]?.arrivedAt ?? at),
      }),
    )
  }, [lens, graph, stops, index, name, short])

  // The camera follows the person, unless she stands in view already.
  const at = current?.node
  useEffect(() => {
    const node = at === undefined ? undefined : flow.getNode(at)
    if (node === undefined) return
    const zoom = Math.max(flow.getZoom(), 0.7)
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : motion.camera
    void flow.setCenter(node.position.x + 130, node.position.y + 20, { zoom, duration })
  }, [at, flow])

  useEffect(() => {
    if (!playing) return
    if (index >= stops.length - 1) {
      setPlaying(false)
      return
    }
    const timer = setTimeout(() => setIndex(index + 1), 900)
    return () => clearTimeout(timer)
  }, [playing, index, stops.length])

  const play = () => {
    if (!playing && index >= stops.length - 1) setIndex(0)
    setPlaying(!playing)
    selection.select([])
  }
  const change = (next: Scenario) => {
    setScenario(next)
    setIndex(Number.MAX_SAFE_INTEGER)
    setPlaying(false)
    selection.select([])
  }
  const shown = stops.findLast((stop) => stop.node === selected) ?? (selected === undefined ? current : undefined)

  return (
    <Box component="main" sx={{ display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 }}>
      <Box sx={{ display: 'flex', flex: 1, minHeight: 0 }}>
        <Box
          sx={{
            width: 264,
            flex: 'none',
            display: 'flex',
            flexDirection: 'column',
            borderRight: 1,
            borderColor: 'divider',
            overflowY: 'auto',
          }}
        >
          <PersonPane
            subject={subject}
            facts={facts}
            onSubject={(next) => {
              setSubject(next)
              setIndex(Number.MAX_SAFE_INTEGER)
            }}
            firstTime={firstTime}
            onFirstTime={setFirstTime}
          />
          <ScenarioPane
            program={program}
            scenario={scenario}
            onChange={change}
            onTrigger={(trigger) => change({ ...begin(trigger), whatIfs: scenario.whatIfs })}
            samplesOf={samplesOf}
            short={short}
          />
        </Box>
        <Box sx={{ position: 'relative', display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0 }}>
          <Box
            data-testid="simulate-band"
            role="status"
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 2.5,
              height: 36,
              flex: 'none',
              px: 3.5,
              bgcolor: 'blaze.soft',
              borderBottom: 1,
              borderColor: 'blaze.line',
              typography: 'body2',
            }}
          >
            <Box sx={{ color: 'blaze.main', display: 'flex' }}>
              <ShieldCheck size={16} strokeWidth={1.8} aria-hidden />
            </Box>
            <span>
              <Box component="strong" sx={{ color: 'blaze.main' }}>
                {t('simulate.band')}
              </Box>{' '}
              {t('simulate.bandHelp')}
            </span>
          </Box>
          <Box sx={{ position: 'relative', flex: 1, minHeight: 0 }}>
            <Canvas />
          </Box>
        </Box>
        <Box
          sx={{
            width: { xs: 300, lg: 340, xl: 372 },
            flex: 'none',
            borderLeft: 1,
            borderColor: 'divider',
            minHeight: 0,
          }}
        >
          {simulated !== undefined && simulated.passage === null ? (
            <RefusedPanel knock={simulated.knocks[0]} />
          ) : (
            <WhyPanel
              node={shown?.node ?? selected}
              stop={shown}
              simulated={simulated}
              facts={facts}
              contents={contents}
              scenario={scenario}
              stops={stops}
              person={subject.type === 'person' ? subject.id : null}
              short={short}
            />
          )}
        </Box>
      </Box>
      <ClockBar
        stops={stops}
        index={index}
        onIndex={(next) => {
          setPlaying(false)
          setIndex(next)
          selection.select([])
        }}
        playing={playing}
        onPlay={play}
        short={short}
        after={
          current === undefined
            ? ''
            : current.arrivedAt === scenario.at
              ? t('simulate.atEntry')
              : t('simulate.afterEntry', {
                  what: durationInWords(shortDuration(current.arrivedAt - scenario.at), language),
                })
        }
      />
    </Box>
  )
}
