/** One closed line of a map: its outline as an svg path, and whether it is one of the bold ones. */
export interface Contour {
  readonly path: string
  readonly bold: boolean
}

interface Hill {
  readonly x: number
  readonly y: number
  /** Half width of the outermost line, px. */
  readonly reach: number
  /** Width over height. */
  readonly stretch: number
  readonly lines: number
}

const points = 72

/** The contour lines of one hill, from the top outwards. Every fourth is bold, as on maps. */
export function contours({ x, y, reach, stretch, lines }: Hill): readonly Contour[] {
  return Array.from({ length: lines }, (_, index) => {
    const share = (index + 1) / lines
    return { path: outline(x, y, reach * share, stretch, share), bold: index % 4 === 3 }
  })
}

/** A ring that is dented near the top of the hill and rounder further out. */
function outline(x: number, y: number, radius: number, stretch: number, share: number): string {
  const dent = 0.2 * (1 - share * 0.55)
  const corners = Array.from({ length: points }, (_, index) => {
    const turn = (index / points) * 2 * Math.PI
    const wave =
      1 + dent * Math.cos(2 * turn + 0.5) + dent * 0.7 * Math.sin(3 * turn + 1.1) + dent * 0.28 * Math.cos(5 * turn)
    const east = x + radius * wave * Math.cos(turn) + radius * 0.16 * (1 - share)
    const south = y + ((radius * wave) / stretch) * Math.sin(turn) + radius * 0.1 * share
    return [east, south] as const
  })
  return smooth(corners)
}

/** A closed curve through the corners (Catmull-Rom as Bézier). */
function smooth(corners: readonly (readonly [number, number])[]): string {
  const at = (index: number) => corners[(index + corners.length) % corners.length] ?? [0, 0]
  const shown = (value: number) => value.toFixed(1)
  const pieces = corners.map((_, index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6] as const
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6] as const
    return `C${[...first, ...second, ...to].map(shown).join(' ')}`
  })
  const [startX, startY] = at(0)
  return `M${shown(startX)} ${shown(startY)}${pieces.join('')}Z`
}
