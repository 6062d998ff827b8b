import { runTool } from '../run-tool.ts'
import type { Check } from './check.ts'
import { readText } from './tree.ts'

const document = 'api/openapi.json'

/** The OpenAPI document, as its own linter reads it; seen are its operations. */
export const httpContractCheck: Check = {
  name: 'http contract',
  least: 30,
  async run(tree) {
    if (!tree.files.includes(document)) return { seen: 0, problems: [] }
    const seen = readText(tree, document).match(/"operationId":/g)?.length ?? 0
    const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' }
    const { code, output } = await runTool(tree.root, 'redocly', ['lint', document], { env })
    return { seen, problems: code === 0 ? [] : [output.trim()] }
  },
}
