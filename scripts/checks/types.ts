import { relative } from 'node:path'
import { runTool } from '../run-tool.ts'
import type { Check } from './check.ts'

/** Shared twice: its sources without DOM and Node types, its tests with Node's. */
const projects = ['shared/tsconfig.json', 'shared/tsconfig.test.json', 'api', 'web', 'e2e', '.']

export const typesCheck: Check = {
  name: 'types',
  least: 400,
  async run(tree) {
    const seen = new Set<string>()
    const problems: string[] = []
    for (const project of projects) {
      const { code, output } = await runTool(tree.root, 'tsc', ['-p', project, '--listFiles', '--pretty', 'false'])
      const lines = output.split('\n').map((line) => line.trim())
      const isListed = (line: string): boolean => /^([A-Z]:)?\/[^(]*\.\w+$/.test(line)
      for (const line of lines.filter(isListed)) if (!line.includes('node_modules')) seen.add(relative(tree.root, line))
      if (code === 0) continue
      problems.push(...lines.filter((line) => line !== '' && !isListed(line)).map((line) => `${project}: ${line}`))
    }
    return { seen: seen.size, problems }
  },
}
