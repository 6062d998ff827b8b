import { runTool } from '../run-tool.ts'
import type { Check } from './check.ts'

/** What `oxlint -f json` prints, as far as we read it. */
interface Answer {
  number_of_files: number
  diagnostics: {
    message: string
    help?: string
    code: string
    filename: string
    labels: { span: { line: number } }[]
  }[]
}

export const lintCheck: Check = {
  name: 'lint',
  least: 400,
  async run(tree) {
    const { output } = await runTool(tree.root, 'oxlint', ['--type-aware', '--deny-warnings', '-f', 'json'])
    const from = output.indexOf('{')
    if (from < 0 || !output.includes('"number_of_files"')) return { seen: 0, problems: [output.trim()] }
    const { number_of_files, diagnostics } = JSON.parse(output.slice(from)) as Answer // the linter's own format, pinned by version
    const problems = diagnostics.map(({ code, filename, labels, message, help }) =>
      `${filename}:${labels[0]?.span.line ?? 1} ${code} ${message} ${help ?? ''}`.trim(),
    )
    return { seen: number_of_files, problems }
  },
}
