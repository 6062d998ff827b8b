import { runTool } from '../run-tool.ts'
import type { Check } from './check.ts'

/** What `oxlint -f json` prints, as far as we read it. */
interface Answer {
  number_of_files: number
  diagnostics: { message: string; code: string; filename: string; labels: { span: { line: number } }[] }[]
}

export const lintCheck: Check = {
  name: 'lint',
  least: 100,
  async run(tree) {
    const { output } = await runTool(tree.root, 'oxlint', ['--type-aware', '--deny-warnings', '-f', 'json'])
    if (!output.includes('"number_of_files"')) return { seen: 0, problems: [output.trim()] }
    const { number_of_files, diagnostics } = JSON.parse(output) as Answer // the linter's own format, pinned by version
    const problems = diagnostics.map(
      ({ code, filename, labels, message }) => `${filename}:${labels[0]?.span.line ?? 1} ${code} ${message}`,
    )
    return { seen: number_of_files, problems }
  },
}
