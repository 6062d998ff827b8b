import { useReactFlow, useStoreApi } from '@xyflow/react'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cardHeight, cardWidth } from '../state/edits/place.ts'
import { classes } from './classes.ts'
import type { FlowNode } from './flow-nodes.ts'
import styles from './overview.module.css'

interface OverviewProps {
  readonly nodes: readonly FlowNode[]
  readonly side: 'bottom-left' | 'bottom-right'
}

/** px, without its border. */
const box = { width: 132, height: 96 }
/** Around the drawing, in parts of it. */
const margin = 0.06
/** Follows the cards only once they lie still: a hidden picture of each step of a drag is work for nothing. */
const stillMs = 150

/**
 * The whole drawing in a corner, with the part that is seen; dragging in it moves the canvas. One shape for all cards of a
 * colour, and a frame that is moved past React: it costs the same with ten steps and with two thousand.
 */
export function Overview({ nodes, side }: OverviewProps) {
  const { t } = useTranslation()
  const flow = useReactFlow()
  const store = useStoreApi()
  const frame = useRef<HTMLDivElement>(null)
  const still = useStill(nodes)
  const { bounds, shapes } = useMemo(() => pictureOf(still), [still])
  const scale = Math.min(box.width / bounds.width, box.height / bounds.height)
  const left = (box.width - bounds.width * scale) / 2
  const top = (box.height - bounds.height * scale) / 2

  useEffect(() => {
    const follow = () => {
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const style = frame.current?.style
      if (style === undefined) return
      const across = left + (-x / zoom - bounds.x) * scale
      const down = top + (-y / zoom - bounds.y) * scale
      style.transform = `translate(${across.toFixed(1)}px, ${down.toFixed(1)}px)`
      const seen = {
        width: `${((width / zoom) * scale).toFixed(1)}px`,
        height: `${((height / zoom) * scale).toFixed(1)}px`,
      }
      if (style.width !== seen.width) style.width = seen.width
      if (style.height !== seen.height) style.height = seen.height
    }
    follow()
    return store.subscribe(({ transform, width, height }, before) => {
      if (transform !== before.transform || width !== before.width || height !== before.height) follow()
    })
  }, [store, bounds, scale, left, top])

  const lookAt = (event: PointerEvent<HTMLDivElement>) => {
    const { x, y } = event.currentTarget.getBoundingClientRect()
    const across = bounds.x + (event.clientX - x - left) / scale
    const down = bounds.y + (event.clientY - y - top) / scale
    void flow.setCenter(across, down, { zoom: flow.getZoom() })
  }

  return (
    <div
      className={classes(styles.overview, side === 'bottom-left' && styles.left)}
      role="img"
      aria-label={t('editor.minimap')}
      data-testid="overview"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        lookAt(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) lookAt(event)
      }}
    >
      <svg
        width={box.width}
        height={box.height}
        viewBox={`${bounds.x - left / scale} ${bounds.y - top / scale} ${box.width / scale} ${box.height / scale}`}
        aria-hidden
      >
        {shapes.map(({ colour, path }) => (
          <path key={colour} d={path} fill={colour} />
        ))}
      </svg>
      <div ref={frame} className={styles.frame} />
    </div>
  )
}

/** The value once it has not changed for a moment. */
function useStill<Value>(value: Value): Value {
  const [still, setStill] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setStill(value), stillMs)
    return () => clearTimeout(timer)
  }, [value])
  return still
}

function pictureOf(nodes: readonly FlowNode[]) {
  const paths = new Map<string, string[]>()
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const node of nodes) {
    const { x, y } = node.position
    const width = node.measured?.width ?? node.width ?? cardWidth
    const height = node.measured?.height ?? node.height ?? cardHeight
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
    const colour = colourOf(node)
    const path = paths.get(colour)
    const piece = `M${x} ${y}h${width}v${height}h${-width}z`
    if (path === undefined) paths.set(colour, [piece])
    else path.push(piece)
  }
  const around = Math.max(right - left, bottom - top) * margin
  return {
    bounds: { x: left - around, y: top - around, width: right - left + 2 * around, height: bottom - top + 2 * around },
    shapes: Array.from(paths, ([colour, pieces]) => ({ colour, path: pieces.join('') })),
  }
}

function colourOf(node: FlowNode): string {
  if (node.type !== 'step') return 'var(--mui-palette-surface-dot)'
  return `var(--mui-palette-family-${kindOf(node.data.node.kind)?.family ?? 'flow'}-main)`
}
