import { projectTree } from './checks/tree.ts'
import { copyOf, plant, remove } from './planted/copy.ts'
import { type Guard, guards } from './proof/guards.ts'
import { withoutGuard } from './proof/without-guard.ts'
import { runTool } from './run-tool.ts'

// Proves that the proof sees: with each guard of the engine taken out, it fails, and says by which seed.
const mostSeeds = 8
const historiesEach = 150
const proofs: Readonly<Record<Guard['proof'], readonly string[]>> = {
  histories: ['api/src/engine/proof', '-t', 'breaks off'],
  workers: ['api/src/engine/workers.test.ts'],
}

const [only] = process.argv.slice(2)
const tree = copyOf(projectTree())
let survived = 0
/** Whether a promise is broken, and how it says so; not merely whether anything goes wrong. */
const broken = async (proof: Guard['proof'], seed: number): Promise<string | null> => {
  const env = { PROOF_RUNS: String(historiesEach), PROOF_SEED: String(seed) }
  const { code, output } = await runTool(tree.root, 'vitest', ['run', '--project', 'api', ...proofs[proof]], { env })
  if (code === 0) return null
  const [, history] = /history (\d+) of seed/.exec(output) ?? []
  if (history !== undefined) return `history ${history} of seed ${seed}`
  // Of several engines no history can be replayed; some of them are stopped by a key of the database.
  if (/AssertionError|already exists/.test(output)) return proof
  throw new Error(`The proof did not run\n${output}`)
}
for (const proof of ['histories', 'workers'] as const) {
  const without = await broken(proof, 1)
  if (without !== null) throw new Error(`Nothing is taken out, and ${without} fails`)
}
for (const guard of guards.filter(({ name }) => only === undefined || name.includes(only))) {
  const planted = plant(tree, withoutGuard(tree.root, guard))
  let caught: string | null = null
  for (let seed = 1; caught === null && seed <= mostSeeds; seed += 1) caught = await broken(guard.proof, seed)
  planted.undo()
  if (caught === null) survived += 1
  console.log(caught === null ? `✗ nobody missed: ${guard.name}` : `✓ caught by ${caught}: ${guard.name}`)
}
remove(tree)
console.log(survived === 0 ? 'every guard is missed' : `${survived} guards are not missed`)
process.exit(survived === 0 ? 0 : 1)
