import { killed } from '../kill/kill.ts'
import type { Counts } from './counts.ts'

const shares = [
  ['sqlite', 15],
  ['postgres', 10],
] as const

/** Kills the real server 25 times under load: the ordinary share of `pnpm test:kill`. */
export async function killPart(): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0, problems: [] }
  for (const [dialect, kills] of shares) {
    const { problems, ...figures } = await killed(dialect, kills)
    console.log(`${dialect}: killed ${kills} times; ${JSON.stringify(figures)}`)
    if (problems.length === 0) total.passed += 1
    total.problems.push(...problems.slice(0, 20).map((problem) => `${dialect}: ${problem}`))
  }
  return total
}
