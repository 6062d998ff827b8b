/** Milliseconds of one call, by the monotonic clock. */
export const timed = async (act: () => unknown): Promise<number> => {
  const start = performance.now()
  await act()
  return performance.now() - start
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Milliseconds of one call: the median of `rounds`, each of as many calls as fill about 20 ms, after a warm-up. */
export const medianOfCalls = (act: () => unknown, rounds = 9): number => {
  const warmUntil = performance.now() + 150
  let calls = 0
  const warmStart = performance.now()
  while (performance.now() < warmUntil) {
    act()
    calls += 1
  }
  const perRound = Math.max(1, Math.round((20 * calls) / (performance.now() - warmStart)))
  return median(
    Array.from({ length: rounds }, () => {
      const start = performance.now()
      for (let call = 0; call < perRound; call += 1) act()
      return (performance.now() - start) / perRound
    }),
  )
}

/** Rows of cells as a text table; every column but the first stands to the right. */
export const printTable = (rows: readonly (readonly string[])[]): void => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    console.log(cells.join('  '))
  }
}
