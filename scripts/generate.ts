import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from './checks/tree.ts'
import { generatedFiles } from './generated.ts'

for (const { file, generate } of generatedFiles) {
  const path = join(projectRoot, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, await generate())
  console.log(`wrote ${file}`)
}
