import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import type { Check, Tree } from './check.ts'

/**
 * What a reader waits for, and the most kB of compressed script it may take: what it takes now, so that it only gets less
 * until it is 320 and 450. The pages are those of `web/src/app/routes.tsx`.
 */
const waits = [
  { before: 'the journey list', page: 'web/src/pages/journeys/JourneysPage.tsx', most: 352 },
  { before: 'the editor is usable', page: 'web/src/pages/editor/EditorPage.tsx', most: 556 },
]
/** Loaded before any page, one after the other: each asks for the next when it runs. */
const always = ['web/src/app/main.tsx', 'web/src/app/open.tsx']
/** One of these, too; the longer one counts. */
const languages = ['web/src/i18n/en/index.ts', 'web/src/i18n/zh-CN/index.ts']
/** Bytes. Sizes of files to load are counted by the thousand. */
const kilo = 1000
/** Named in a problem, so that one sees what to load later. */
const largest = 12

/** How much script must be loaded before something can be done. Follows the imports of a build; nothing is written. */
export const sizeCheck: Check = {
  name: 'size',
  least: 60,
  async run(tree) {
    if (!tree.files.includes('web/index.html')) return { seen: 0, problems: [] }
    const chunks = await chunksOf(tree)
    const loaded = waits.map(({ before, page, most }) => {
      const ways = languages.map((texts) => {
        const together = withImports(tree, chunks, [...always, texts, page])
        const sizes = together.map((chunk) => ({ name: chunk.name, kB: gzipSync(chunk.code).length / kilo }))
        return { before, most, sizes, kB: sizes.reduce((sum, { kB }) => sum + kB, 0) }
      })
      return ways.reduce((longest, way) => (way.kB > longest.kB ? way : longest))
    })
    const figures = loaded.map(({ before, kB, most }) => `${kB.toFixed(1)} kB of at most ${most} before ${before}`)
    const problems = loaded
      .filter(({ kB, most }) => kB > most)
      .map(({ before, kB, most, sizes }) => {
        const parts = sizes.toSorted((a, b) => b.kB - a.kB).slice(0, largest)
        const named = parts.map((part) => `${part.name} ${part.kB.toFixed(1)}`).join(', ')
        return `${kB.toFixed(1)} kB of script are loaded before ${before}, ${most} at most: ${named}`
      })
    return { seen: chunks.length, problems, figures }
  },
}

async function chunksOf({ root }: Tree): Promise<readonly Rolldown.OutputChunk[]> {
  const { build } = await import('vite') // slow to load, and only this check needs it
  const built = await build({ configFile: join(root, 'vite.config.ts'), logLevel: 'error', build: { write: false } })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  return outputs.flatMap(({ output }) => output.flatMap((part) => (part.type === 'chunk' ? [part] : [])))
}

/** The chunks with these modules and all that they import when they are loaded. */
function withImports(
  { root }: Tree,
  chunks: readonly Rolldown.OutputChunk[],
  modules: readonly string[],
): readonly Rolldown.OutputChunk[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const open = modules.map((module) => {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(join(root, module)))
    if (chunk === undefined) throw new Error(`${module} is in no chunk: name the page that took its place`)
    return chunk
  })
  const found = new Set<Rolldown.OutputChunk>()
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    if (found.has(chunk)) continue
    found.add(chunk)
    for (const file of chunk.imports) {
      const next = byFile.get(file)
      if (next !== undefined) open.push(next)
    }
  }
  return [...found]
}
