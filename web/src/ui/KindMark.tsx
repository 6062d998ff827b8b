import type { Family } from '@trailwright/shared/nodes/define.ts'
import type { LucideIcon } from 'lucide-react'
import { iconNamed } from './icons.ts'
import { iconLift, silhouettes } from './silhouettes.tsx'

export interface KindMarkProps {
  readonly family: Family
  /** A lucide name, as a node kind gives it, or the icon itself. */
  readonly icon: string | LucideIcon
  /** Edge of the box in px: 30 on cards, 34 in heads, 20 in rows. */
  readonly size?: number
  /** `soft` for what is not running: a draft, a skipped step. */
  readonly tone?: 'solid' | 'soft'
  /** What a screen reader says; without it the mark is an ornament. */
  readonly label?: string
}

/** The mark of a node kind: the silhouette of its family, in its colour, around its icon. */
export function KindMark({ family, icon, size = 30, tone = 'solid', label }: KindMarkProps) {
  const Icon = typeof icon === 'string' ? iconNamed(icon) : icon
  const iconSize = family === 'reward' || family === 'decide' ? 15.5 : 17
  const main = `var(--mui-palette-family-${family}-main)`
  const [ground, ink] =
    tone === 'solid'
      ? [main, 'var(--mui-palette-background-paper)']
      : [`var(--mui-palette-family-${family}-soft)`, main]
  const start = 15 - iconSize / 2
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 30 30"
      data-family={family}
      style={{ flex: 'none', display: 'block' }}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <g fill={ground}>{silhouettes[family]}</g>
      <Icon x={start} y={start - iconLift[family]} size={iconSize} strokeWidth={2.1} color={ink} />
    </svg>
  )
}

/** The bare silhouette, for heads of the palette and the minimap. */
export function FamilyShape({ family, size = 14 }: { family: Family; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 30 30" aria-hidden style={{ flex: 'none', display: 'block' }}>
      <g fill={`var(--mui-palette-family-${family}-main)`}>{silhouettes[family]}</g>
    </svg>
  )
}
