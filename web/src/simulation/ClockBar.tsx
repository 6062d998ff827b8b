import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import Slider from '@mui/material/Slider'
import Typography from '@mui/material/Typography'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { Stop } from '@trailwright/shared/simulate/simulate.ts'
import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { tinykeys } from 'tinykeys'
import { isElsewhere } from '../canvas/elsewhere.ts'
import { useDraft } from '../state/editor.tsx'
import { nodeOf } from '../state/edits/lookup.ts'
import type { ShortTime } from '../state/short-time.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { positionsOf } from './trail.ts'

interface ClockBarProps {
  readonly stops: readonly Stop[]
  readonly index: number
  readonly onIndex: (index: number) => void
  readonly playing: boolean
  readonly onPlay: () => void
  readonly short: ShortTime
  /** How long after entering, in words. */
  readonly after: string
}

/** The virtual clock: play, step from stop to stop, seek. */
export function ClockBar({ stops, index, onIndex, playing, onPlay, short, after }: ClockBarProps) {
  const { t } = useTranslation()
  const graph = useDraft((draft) => draft)
  const places = positionsOf(stops)
  const current = stops[index]
  const step = (by: number) => onIndex(Math.min(Math.max(index + by, 0), Math.max(stops.length - 1, 0)))
  useEffect(() =>
    tinykeys(
      window,
      {
        Space: (event) => {
          if (event.target instanceof Element && event.target.closest('button, [role="button"]') !== null) return
          event.preventDefault()
          onPlay()
        },
        '[': () => step(-1),
        ']': () => step(1),
      },
      { ignore: isElsewhere },
    ),
  )
  return (
    <Box
      data-testid="clock-bar"
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 5,
        height: 96,
        px: 4,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <IconButton
          aria-label={t('simulate.back')}
          aria-keyshortcuts="["
          disabled={index === 0}
          onClick={() => step(-1)}
        >
          <StepBack size={18} strokeWidth={1.8} />
        </IconButton>
        <IconButton
          aria-label={t(playing ? 'simulate.pause' : 'simulate.play')}
          aria-keyshortcuts="Space"
          disabled={stops.length < 2}
          onClick={onPlay}
          sx={{
            width: 40,
            bgcolor: 'blaze.main',
            color: 'blaze.contrastText',
            '&:hover': { bgcolor: 'blaze.main', opacity: 0.9 },
          }}
        >
          {playing ? <Pause size={18} strokeWidth={1.8} /> : <Play size={18} strokeWidth={1.8} />}
        </IconButton>
        <IconButton
          aria-label={t('simulate.forward')}
          aria-keyshortcuts="]"
          disabled={index >= stops.length - 1}
          onClick={() => step(1)}
        >
          <StepForward size={18} strokeWidth={1.8} />
        </IconButton>
      </Box>
      <Box sx={{ position: 'relative', flex: 1, minWidth: 0, mx: 2, height: 84 }}>
        {stops.map((stop, at) => {
          const node = nodeOf(graph, stop.node)
          const kind = node === undefined ? undefined : kindOf(node.kind)
          return (
            <Box
              key={`${stop.node}-${stop.visit}`}
              component="button"
              type="button"
              tabIndex={-1}
              aria-hidden
              onClick={() => onIndex(at)}
              sx={{
                position: 'absolute',
                left: `${(places[at] ?? 0) * 100}%`,
                top: 8,
                transform: 'translateX(-50%)',
                p: 0,
                border: 0,
                bgcolor: 'transparent',
                cursor: 'pointer',
                opacity: at <= index ? 1 : 0.5,
              }}
            >
              <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={20} />
            </Box>
          )
        })}
        <Slider
          aria-label={t('simulate.clock')}
          min={0}
          max={Math.max(stops.length - 1, 1)}
          value={index}
          step={1}
          scale={(value) => value}
          onChange={(_, value) => onIndex(Number(value))}
          getAriaValueText={(value) => (stops[value] === undefined ? '' : short.full(stops[value].arrivedAt))}
          sx={{ position: 'absolute', left: 0, right: 0, top: 34, height: 4, opacity: 0 }}
        />
        <Track places={places} index={index} />
        <Box
          sx={{
            position: 'absolute',
            left: 0,
            right: 0,
            top: 60,
            typography: 'caption',
            color: 'text.secondary',
            pointerEvents: 'none',
          }}
        >
          <Label at={0} text={stops[0] === undefined ? '' : short.day(stops[0].arrivedAt)} />
          {index > 0 && index < stops.length - 1 && current !== undefined && (
            <Label at={places[index] ?? 0} text={short.day(current.arrivedAt)} strong />
          )}
          {stops.length > 1 && (
            <Label at={1} text={short.day(stops.at(-1)?.arrivedAt ?? 0)} strong={index === stops.length - 1} />
          )}
        </Box>
      </Box>
      <Box sx={{ textAlign: 'right', minWidth: 190 }} role="status">
        {current !== undefined && (
          <>
            <Typography variant="h3" component="p" data-testid="clock-time">
              {short.full(current.arrivedAt)}
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {after}
            </Typography>
          </>
        )}
      </Box>
    </Box>
  )
}

function Track({ places, index }: { places: readonly number[]; index: number }) {
  const place = (places[index] ?? 0) * 100
  return (
    <Box
      aria-hidden
      sx={{
        position: 'absolute',
        left: 0,
        right: 0,
        top: 44,
        height: 4,
        borderRadius: '2px',
        bgcolor: 'divider',
        pointerEvents: 'none',
      }}
    >
      <Box
        sx={{ width: `${place}%`, height: 4, borderRadius: '2px', bgcolor: 'blaze.main', transition: 'width 160ms' }}
      />
      <Box
        sx={{
          position: 'absolute',
          left: `${place}%`,
          top: -7,
          width: 18,
          height: 18,
          ml: '-9px',
          boxSizing: 'border-box',
          borderRadius: '50%',
          border: '3px solid',
          borderColor: 'background.paper',
          outline: '2px solid',
          outlineColor: 'blaze.main',
          bgcolor: 'blaze.main',
          transition: 'left 160ms',
        }}
      />
    </Box>
  )
}

function Label({ at, text, strong = false }: { at: number; text: string; strong?: boolean }) {
  const shift = at === 0 ? '0' : at === 1 ? '-100%' : '-50%'
  return (
    <Box
      component="span"
      sx={{
        position: 'absolute',
        left: `${at * 100}%`,
        transform: `translateX(${shift})`,
        whiteSpace: 'nowrap',
        ...(strong ? { color: 'blaze.main', fontWeight: 600 } : {}),
      }}
    >
      {text}
    </Box>
  )
}
