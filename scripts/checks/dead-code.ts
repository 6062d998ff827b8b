import { runTool } from '../run-tool.ts'
import type { Check } from './check.ts'

/** Files, exports and dependencies that nothing uses. */
export const deadCodeCheck: Check = {
  name: 'dead code',
  least: 400,
  async run(tree) {
    const { code, output } = await runTool(tree.root, 'knip', [
      '--no-progress',
      '--reporter',
      'symbols',
      '--reporter',
      './scripts/checks/dead-code-count.ts',
    ])
    const seen = Number(/^(\d+) files read$/m.exec(output)?.[1] ?? 0)
    return { seen, problems: code === 0 ? [] : [output.trim()] }
  },
}
