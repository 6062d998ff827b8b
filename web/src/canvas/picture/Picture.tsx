import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { getSmoothStepPath, Position } from '@xyflow/react'
import { cardWidth } from '../../state/edits/place.ts'
import { KindMark } from '../../ui/KindMark.tsx'
import type { PictureCard, PictureLayout } from './lay-picture.ts'

export const pictureFont =
  '-apple-system, "Segoe UI", Inter, "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif'
export const sentenceSize = 13.5

interface PictureProps {
  readonly title: string
  readonly graph: Graph
  readonly layout: PictureLayout
}

/** The whole journey as one drawing that stands for itself: no style sheet, no script. */
export function Picture({ title, graph, layout }: PictureProps) {
  const { cards, lines, bounds } = layout
  const { x, y, width, height } = bounds
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`${x} ${y} ${width} ${height}`}
      fontFamily={pictureFont}
      fontSize={12}
    >
      <title>{title}</title>
      <rect x={x} y={y} width={width} height={height} fill="var(--mui-palette-surface-canvas)" />
      <text x={x + 40} y={y + 52} fontSize={20} fontWeight={600} fill="var(--mui-palette-text-primary)">
        {title}
      </text>
      {graph.groups.map(({ id, label, position, size }) => (
        <g key={id}>
          <rect
            {...position}
            {...size}
            rx={12}
            fill="var(--mui-palette-surface-hover)"
            stroke="var(--mui-palette-line-strong)"
            strokeDasharray="4 4"
          />
          <text x={position.x + 12} y={position.y + 21} fontWeight={600} fill="var(--mui-palette-text-secondary)">
            {label}
          </text>
        </g>
      ))}
      {lines.map(({ from, to }) => (
        <LineTo key={`${from.x} ${from.y} ${to.x} ${to.y}`} from={from} to={to} />
      ))}
      {cards.map((card) => (
        <Card key={card.id} card={card} />
      ))}
      {graph.notes.map(({ id, text, position, size }) => (
        <g key={id}>
          <rect
            {...position}
            {...size}
            rx={8}
            fill="var(--mui-palette-warning-soft)"
            stroke="var(--mui-palette-warning-main)"
            strokeOpacity={0.3}
          />
          {text.split('\n').map((line, index) => (
            <text
              key={`${index}`}
              x={position.x + 12}
              y={position.y + 24 + index * 20}
              fontSize={13}
              fill="var(--mui-palette-text-primary)"
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  )
}

function LineTo({ from, to }: PictureLayout['lines'][number]) {
  const [path] = getSmoothStepPath({
    sourceX: from.x,
    sourceY: from.y,
    sourcePosition: Position.Bottom,
    targetX: to.x,
    targetY: to.y - 5,
    targetPosition: Position.Top,
    borderRadius: 12,
    offset: Math.min(Math.max((to.y - from.y) / 2 - 3, 4), 20),
  })
  return (
    <>
      <path d={path} fill="none" stroke="var(--mui-palette-line-edge)" strokeWidth={1.75} />
      <path
        d={`M${to.x - 4} ${to.y - 8} L${to.x} ${to.y} L${to.x + 4} ${to.y - 8} Z`}
        fill="var(--mui-palette-line-edge)"
      />
    </>
  )
}

function Card({ card }: { card: PictureCard }) {
  const { x, y, height, family, icon, kind, lines, label, ports } = card
  const left = x + 13 + 30 + 11
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={cardWidth}
        height={height}
        rx={12}
        fill="var(--mui-palette-background-paper)"
        stroke="var(--mui-palette-divider)"
      />
      <g transform={`translate(${x + 13} ${y + 11})`}>
        <KindMark family={family} icon={icon} size={30} />
      </g>
      <text x={left} y={y + 24} fontWeight={600} fill={`var(--mui-palette-family-${family}-main)`}>
        {kind}
      </text>
      {lines.map((line, index) => (
        <text
          key={`${index}`}
          x={left}
          y={y + 44.5 + index * 20}
          fontSize={sentenceSize}
          xmlSpace="preserve"
          fill="var(--mui-palette-text-secondary)"
        >
          {line.map(({ text, bold }, at) =>
            bold ? (
              <tspan key={`${at}`} fontWeight={600} fill="var(--mui-palette-text-primary)">
                {text}
              </tspan>
            ) : (
              <tspan key={`${at}`}>{text}</tspan>
            ),
          )}
        </text>
      ))}
      {label !== null && (
        <text x={left} y={y + 44 + lines.length * 20} fill="var(--mui-palette-text-secondary)">
          {label}
        </text>
      )}
      {ports.map((port) =>
        port.text === null ? (
          <circle
            key={port.name}
            cx={port.x}
            cy={port.y}
            r={5.5}
            fill="var(--mui-palette-background-paper)"
            stroke="var(--mui-palette-line-strong)"
            strokeWidth={1.75}
          />
        ) : (
          <g key={port.name}>
            <rect
              x={port.x - port.width / 2}
              y={port.y - 12}
              width={port.width}
              height={24}
              rx={12}
              fill="var(--mui-palette-background-paper)"
              stroke="var(--mui-palette-line-strong)"
            />
            <text x={port.x} y={port.y + 4} textAnchor="middle" fill="var(--mui-palette-text-primary)">
              {port.text}
            </text>
          </g>
        ),
      )}
    </g>
  )
}
