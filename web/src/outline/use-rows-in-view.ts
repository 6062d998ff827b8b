import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { heightOf, type ListRow } from './list-rows.ts'

/** Rows that are drawn above and below what is seen. */
const spare = 12
/** Drawn before the height of the window is known. */
const atFirst = 900

export interface RowsInView {
  /** Of all rows, px. */
  readonly height: number
  /** The row at an index, and how far it is from the top. */
  readonly shown: readonly { readonly index: number; readonly top: number }[]
  /** Brings a row into view, if it is not. */
  readonly reveal: (index: number) => void
  /** How many rows a page has. */
  readonly page: () => number
}

/**
 * Which rows of a long list need to be in the page. `always` is drawn wherever it is: assistive technology looks for
 * the active row.
 */
export function useRowsInView(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly ListRow[],
  always: number,
): RowsInView {
  const tops = useMemo(() => {
    const sums: number[] = []
    let top = 0
    for (const row of rows) {
      sums.push(top)
      top += heightOf(row)
    }
    return [...sums, top]
  }, [rows])
  const [seen, setSeen] = useState({ from: 0, to: atFirst })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const look = () => {
      const { scrollTop, clientHeight } = element
      const height = clientHeight === 0 ? atFirst : clientHeight
      // In whole pages of rows, so that scrolling by a line draws nothing anew.
      const from = Math.floor(scrollTop / 220) * 220
      const to = Math.ceil((scrollTop + height) / 220) * 220
      setSeen((now) => (now.from === from && now.to === to ? now : { from, to }))
    }
    look()
    const watcher = new ResizeObserver(look)
    watcher.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      watcher.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller])
  const shown = useMemo(() => {
    const first = Math.max(indexAt(tops, seen.from) - spare, 0)
    const last = Math.min(indexAt(tops, seen.to) + spare, rows.length - 1)
    const indexes = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index)
    if (always >= 0 && always < rows.length && (always < first || always > last)) indexes.push(always)
    return indexes.toSorted((a, b) => a - b).map((index) => ({ index, top: tops[index] ?? 0 }))
  }, [tops, seen, rows.length, always])
  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current
      const [top, bottom] = [tops[index], tops[index + 1]]
      if (element === null || top === undefined || bottom === undefined) return
      if (top < element.scrollTop) element.scrollTop = Math.max(top - 44, 0)
      else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom + 44 - element.clientHeight
    },
    [scroller, tops],
  )
  const page = useCallback(
    () => Math.max(Math.floor((scroller.current?.clientHeight ?? atFirst) / 44) - 1, 1),
    [scroller],
  )
  return { height: tops.at(-1) ?? 0, shown, reveal, page }
}

/** The row at a height: the last one that begins at or above it. */
function indexAt(tops: readonly number[], at: number): number {
  let [low, high] = [0, tops.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
