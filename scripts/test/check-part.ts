import { projectRoot } from '../checks/tree.ts'
import { runTool } from '../run-tool.ts'
import type { Counts } from './counts.ts'

/** Runs `pnpm check`; each of its checks counts as one. */
export async function checkPart(): Promise<Counts> {
  const { code, output } = await runTool(projectRoot, process.execPath, ['scripts/check.ts'], { show: true })
  const counted = /^check: (\d+) parts passed, (\d+) failed$/m.exec(output)
  const passed = Number(counted?.[1] ?? 0)
  const failed = Number(counted?.[2] ?? 0)
  return { passed, failed, problems: code !== 0 && failed === 0 ? [`ended with code ${code}`] : [] }
}
