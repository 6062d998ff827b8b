import type { Check, Tree } from './check.ts'
import { readText } from './tree.ts'

const kindFile = /^(shared\/src\/nodes\/[^/]+\/[^/]+)\/[^/]+$/

/** Every node kind, a folder shared/src/nodes/<family>/<name>/, carries its text in English and Chinese. */
export const kindsCheck: Check = {
  name: 'kinds in both languages',
  least: 17,
  async run(tree) {
    const folders = new Set(tree.files.flatMap((file) => kindFile.exec(file)?.[1] ?? []))
    return { seen: folders.size, problems: [...folders].flatMap((folder) => missing(tree, folder)) }
  },
}

function missing(tree: Tree, folder: string): string[] {
  const sources = tree.files.filter(
    (file) => file.startsWith(`${folder}/`) && file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const text = sources.map((file) => readText(tree, file)).join('\n')
  const problems: string[] = []
  if (!/\ben\b['"]?\s*[:,=]/.test(text)) problems.push(`${folder} has no English text (en)`)
  if (!/['"]zh-CN['"]\s*:|\bzhCN\b/.test(text)) problems.push(`${folder} has no Chinese text (zh-CN)`)
  else if (!/\p{Script=Han}/u.test(text)) problems.push(`${folder} has Chinese text without a Chinese character`)
  return problems
}
