import { generatedFiles } from '../generated.ts'
import type { Check } from './check.ts'
import { readText } from './tree.ts'

/** Every generated file is what its program would write now. */
export const generatedCheck: Check = {
  name: 'generated files',
  least: 2,
  async run(tree) {
    const present = generatedFiles.filter(({ file }) => tree.files.includes(file))
    const problems = generatedFiles
      .filter((entry) => !present.includes(entry))
      .map(({ file }) => `${file} is missing: run pnpm generate`)
    for (const { file, generate } of present) {
      if ((await generate()) !== readText(tree, file)) problems.push(`${file} is out of date: run pnpm generate`)
    }
    return { seen: present.length, problems }
  },
}
