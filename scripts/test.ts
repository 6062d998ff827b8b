import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPart } from './test/check-part.ts'
import type { Counts } from './test/counts.ts'
import { killPart } from './test/kill-part.ts'
import { storiesPart } from './test/stories-part.ts'
import { unitPart } from './test/unit-part.ts'

// Check, unit tests of every package, a server that is killed, browser stories: all of them, always. The last line is the sum.
const parts: [name: string, run: (folder: string) => Promise<Counts>][] = [
  ['check', checkPart],
  ['unit', unitPart],
  ['kill', killPart],
  ['stories', storiesPart],
]
const folder = mkdtempSync(join(tmpdir(), 'trailwright-test-'))
const total: Counts = { passed: 0, failed: 0, problems: [] }
for (const [name, run] of parts) {
  console.log(`\n== ${name}`)
  const { passed, failed, problems } = await run(folder)
  total.passed += passed
  total.failed += failed + problems.length
  total.problems.push(...problems.map((problem) => `${name}: ${problem}`))
  if (passed + failed + problems.length === 0) {
    total.failed += 1
    total.problems.push(`${name}: ran nothing`)
  }
}
rmSync(folder, { recursive: true, force: true })
console.log('')
for (const problem of total.problems) console.log(problem)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
