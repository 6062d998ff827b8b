import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../checks/tree.ts'
import { runTool } from '../run-tool.ts'
import type { Counts } from './counts.ts'

/** What Playwright's JSON reporter writes, as far as we read it. */
interface Answer {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Plays the stories in a real Chromium; a story that passes only when repeated has failed. */
export async function storiesPart(folder: string): Promise<Counts> {
  const file = join(folder, 'stories.json')
  const args = ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json']
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const { code } = await runTool(projectRoot, 'playwright', args, { show: true, env })
  if (!existsSync(file)) return { passed: 0, failed: 0, problems: [`ended with code ${code} before any result`] }
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as Answer // Playwright's own format, pinned by version
  const failed = stats.unexpected + stats.flaky
  const problems = stats.skipped > 0 ? [`${stats.skipped} stories were skipped`] : []
  if (code !== 0 && failed === 0) problems.push(`ended with code ${code}`)
  return { passed: stats.expected, failed, problems }
}
