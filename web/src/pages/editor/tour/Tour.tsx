import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Paper from '@mui/material/Paper'
import Popper from '@mui/material/Popper'
import Typography from '@mui/material/Typography'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useViewport } from '@xyflow/react'
import { useEffect, useEffectEvent, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { stepsInOrder } from '../../../canvas/walk.ts'
import { useSession } from '../../../client/session.ts'
import { useDraft, useEditor } from '../../../state/editor.tsx'
import { endTour, nextStep, type TourStep, tour, tourSteps } from '../../../state/tour.ts'

/** The first wait: where a marketer has something to decide. */
function useFirstWait(): string | undefined {
  return useDraft((graph) => {
    const waits = new Set(graph.nodes.filter(({ kind }) => kindOf(kind)?.family === 'wait').map(({ id }) => id))
    return stepsInOrder(graph).find((id) => waits.has(id))
  })
}

const onPage = (selector: string) => document.querySelector(selector)

/** Each note takes the focus when it comes: it is read out, and Enter goes on. */
const focusAtOnce = (button: HTMLButtonElement | null) => button?.focus({ preventScroll: true })

/** One note after another, each at what it speaks of. Not modal: everything can be tried while it is there. */
export function Tour({ step }: { step: TourStep }) {
  const { user } = useSession()
  const { lens } = useStore(useEditor().lens)
  const { reveal } = useCanvasCommands()
  const wait = useFirstWait()
  const show = useEffectEvent((now: TourStep) => {
    if (now === 'wait' && wait !== undefined) reveal(wait)
  })
  // Only when the note comes up: later the reader may look elsewhere.
  useEffect(() => show(step), [step])
  // Whoever opened the lens already needs no note that points at it.
  useEffect(() => {
    if (lens !== 'build' && (step === 'wait' || step === 'simulate')) tour.setState({ step: 'publish' })
  }, [lens, step])

  const selector = {
    wait: wait === undefined ? '[data-testid="step"]' : `[data-node-id="${CSS.escape(wait)}"]`,
    simulate: '[data-lens="simulate"]',
    publish: '[data-tour="publish"]',
  }[step]
  return (
    <Note
      key={step}
      name={step === 'wait' && wait === undefined ? 'noWait' : step}
      number={tourSteps.indexOf(step) + 1}
      selector={selector}
      beside={step === 'wait'}
      onNext={() => nextStep(user.id)}
      onSkip={() => endTour(user.id)}
    />
  )
}

/** Past the tools of a selected card, px. */
const besideTools = 56

interface NoteProps {
  readonly name: TourStep | 'noWait'
  readonly number: number
  /** Of what it points at. */
  readonly selector: string
  readonly beside: boolean
  readonly onNext: () => void
  readonly onSkip: () => void
}

function Note({ name, number, selector, beside, onNext, onSkip }: NoteProps) {
  const { t } = useTranslation()
  const id = useId()
  const popper = useRef<{ update: () => Promise<unknown> } | null>(null)
  const viewport = useViewport()
  useEffect(() => void popper.current?.update(), [viewport])
  const anchor = useMemo(
    () => ({ getBoundingClientRect: () => onPage(selector)?.getBoundingClientRect() ?? new DOMRect(0, 0, 0, 0) }),
    [selector],
  )
  const isLast = number === tourSteps.length
  return (
    <Popper
      open
      anchorEl={anchor}
      popperRef={(instance) => {
        popper.current = instance
      }}
      placement={beside ? 'right' : 'bottom'}
      modifiers={[
        { name: 'offset', options: { offset: [0, beside ? besideTools : 14] } },
        { name: 'preventOverflow', options: { padding: 12 } },
      ]}
      sx={{ zIndex: 'appBar' }}
    >
      <Paper
        role="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        data-testid="tour"
        onKeyDown={(event) => {
          if (event.key === 'Escape') onSkip()
        }}
        sx={{
          width: 300,
          p: 4,
          borderRadius: '12px',
          border: 1,
          borderColor: 'primary.main',
          boxShadow: 3,
        }}
      >
        <Typography variant="h4" component="h2" id={`${id}-title`}>
          {t(`tour.steps.${name}.title`)}
        </Typography>
        <Typography variant="body2" id={`${id}-text`} sx={{ mt: 1 }}>
          {t(`tour.steps.${name}.text`)}
        </Typography>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 3 }}>
          <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
            {t('tour.step', { number, count: tourSteps.length })}
          </Typography>
          {!isLast && (
            <Button size="small" variant="text" onClick={onSkip}>
              {t('tour.skip')}
            </Button>
          )}
          <Button ref={focusAtOnce} size="small" variant="contained" onClick={onNext}>
            {t(isLast ? 'tour.done' : 'tour.next')}
          </Button>
        </Box>
      </Paper>
    </Popper>
  )
}
