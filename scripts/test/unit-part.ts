import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { projectRoot } from '../checks/tree.ts'
import { runTool } from '../run-tool.ts'
import type { Counts } from './counts.ts'

/** What Vitest's JSON reporter writes, as far as we read it. */
interface Answer {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string }[]
}

/** Runs every unit test; each package must have some, and none may be skipped. */
export async function unitPart(folder: string): Promise<Counts> {
  const file = join(folder, 'unit.json')
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runTool(projectRoot, 'vitest', args, { show: true })
  if (!existsSync(file)) return { passed: 0, failed: 0, problems: [`ended with code ${code} before any result`] }
  const answer = JSON.parse(readFileSync(file, 'utf8')) as Answer // Vitest's own format, pinned by version
  const ran = answer.testResults.map(({ name }) => relative(projectRoot, name))
  const silent = ['shared', 'api', 'web'].filter((name) => !ran.some((path) => path.startsWith(`${name}/`)))
  const problems = silent.map((name) => `no test of ${name} ran`)
  const skipped = answer.numPendingTests + answer.numTodoTests
  if (skipped > 0) problems.push(`${skipped} tests were skipped`)
  if (code !== 0 && answer.numFailedTests === 0) problems.push(`ended with code ${code}`)
  return { passed: answer.numPassedTests, failed: answer.numFailedTests, problems }
}
