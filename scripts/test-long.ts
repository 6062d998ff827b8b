import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { runTool } from './run-tool.ts'

// `pnpm test:long [histories] [first seed]`: the proof of the engine on many histories, one process a core.
const [histories = '10000', first = '1'] = process.argv.slice(2)
const root = join(import.meta.dirname, '..')
const workers = Math.min(4, availableParallelism())
const each = Math.ceil(Number(histories) / workers)
const started = performance.now()
const runs = Array.from({ length: workers }, async (_, index) => {
  const seed = Number(first) + index
  const env = { PROOF_RUNS: String(each), PROOF_SEED: String(seed) }
  const proof = ['run', '--project', 'api', 'api/src/engine/proof', '-t', 'breaks off']
  const { code, output } = await runTool(root, 'vitest', proof, { env })
  if (code !== 0) console.error(output)
  return { seed, code }
})
const done = await Promise.all(runs)
const minutes = (performance.now() - started) / 60_000
for (const { seed, code } of done) console.log(`${code === 0 ? '✓' : '✗'} ${each} histories of seed ${seed}`)
console.log(`${minutes.toFixed(1)} minutes`)
process.exit(done.every(({ code }) => code === 0) ? 0 : 1)
