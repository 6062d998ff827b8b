import { runTool } from '../run-tool.ts'
import type { Check } from './check.ts'

export const formatCheck: Check = {
  name: 'format',
  least: 400,
  async run(tree) {
    const { code, output } = await runTool(tree.root, 'oxfmt', ['--check'])
    const seen = Number(/on (\d+) files/.exec(output)?.[1] ?? 0)
    return { seen, problems: code === 0 ? [] : [output.trim()] }
  },
}
