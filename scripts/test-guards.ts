import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectTree } from './checks/tree.ts'
import { copyOf, plant, remove } from './planted/copy.ts'
import { type Guard, guards } from './proof/guards.ts'
import { runTool } from './run-tool.ts'

// Proves that the proof sees: with each guard of the engine taken out, it fails, and says by which seed.
const mostSeeds = 8
const historiesEach = 150
const proofs: Readonly<Record<Guard['proof'], readonly string[]>> = {
  histories: ['api/src/engine/proof', '-t', 'breaks off'],
  workers: ['api/src/engine/workers.test.ts'],
}

const texts = (root: string, { name, changes }: Guard): Readonly<Record<string, string>> => {
  const planted: Record<string, string> = {}
  for (const { file, from, to } of changes) {
    const text = planted[file] ?? readFileSync(join(root, file), 'utf8')
    if (text.split(from).length !== 2) throw new Error(`“${name}” is not found exactly once in ${file}`)
    planted[file] = text.replace(from, () => to)
  }
  return planted
}

const [only] = process.argv.slice(2)
const tree = copyOf(projectTree())
let survived = 0
const prove = async (proof: Guard['proof'], seed: number): Promise<boolean> => {
  const env = { PROOF_RUNS: String(historiesEach), PROOF_SEED: String(seed) }
  const { code } = await runTool(tree.root, 'vitest', ['run', '--project', 'api', ...proofs[proof]], { env })
  return code === 0
}
for (const guard of guards.filter(({ name }) => only === undefined || name.includes(only))) {
  const planted = plant(tree, texts(tree.root, guard))
  let seed = 1
  while (seed <= mostSeeds && (await prove(guard.proof, seed))) seed += 1
  planted.undo()
  if (seed > mostSeeds) survived += 1
  console.log(
    seed > mostSeeds ? `✗ nobody missed: ${guard.name}` : `✓ caught by seed ${seed}, ${guard.proof}: ${guard.name}`,
  )
}
remove(tree)
console.log(survived === 0 ? 'every guard is missed' : `${survived} guards are not missed`)
process.exit(survived === 0 ? 0 : 1)
