import { openApiDocument } from '../api/src/http/openapi.ts'
import { journeyJsonSchema } from '../shared/src/journey/json-schema.ts'
import { routes } from '../shared/src/wire/index.ts'

/** A committed file that a program writes. Nobody edits it; `pnpm generate` rewrites it. */
export interface GeneratedFile {
  /** Path from the root of the repository. */
  file: string
  /** The whole text of the file, ending with a newline; the same on every machine. */
  generate: () => Promise<string>
}

/** Every generated file. Add an entry here, run `pnpm generate`, commit both. */
export const generatedFiles: readonly GeneratedFile[] = [
  { file: 'shared/schema/journey.schema.json', generate: async () => json(journeyJsonSchema()) },
  { file: 'api/openapi.json', generate: async () => json(openApiDocument(routes)) },
]

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
