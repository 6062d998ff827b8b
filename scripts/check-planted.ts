import { allChecks } from './checks/all.ts'
import { judge } from './checks/check.ts'
import { projectTree } from './checks/tree.ts'
import { copyOf, plant, remove } from './planted/copy.ts'
import { violations } from './planted/violations.ts'

// Proves that the checks see: a clean copy passes, each planted violation fails its check, and so does an empty tree.
const tree = projectTree()
const settings = tree.files.filter((file) => /^[^/]*\.json$|^\.[^/]*$|tsconfig[^/]*\.json$|package\.json$/.test(file))
let failed = 0

function report(what: string, problem: string | undefined): void {
  console.log(`${problem === undefined ? '✓' : '✗'} ${what}${problem === undefined ? '' : `: ${problem}`}`)
  if (problem !== undefined) failed += 1
}

const clean = copyOf(tree)
for (const check of allChecks) {
  const { problems } = await judge(check, clean)
  report(`the clean tree passes "${check.name}"`, problems[0])
}
remove(clean)

for (const { rule, check: name, files, expects } of violations) {
  const check = allChecks.find((candidate) => candidate.name === name)
  if (check === undefined) throw new Error(`no check is called ${name}`)
  const copy = copyOf(tree)
  const planted = Object.entries(files).reduce((grown, [file, text]) => plant(grown, file, text), copy)
  const { problems } = await judge(check, planted)
  const seen = problems.some((problem) => problem.includes(expects))
  report(`"${name}" sees ${rule}`, seen ? undefined : `it reported ${problems.length} problems, none with "${expects}"`)
  remove(copy)
}

const empty = copyOf(
  tree,
  settings.filter((file) => file !== 'cases.json'),
)
for (const check of allChecks) {
  const { seen, problems } = await judge(check, empty)
  const blind = problems.some((problem) => problem.startsWith('saw '))
  report(`"${check.name}" fails on an empty tree`, blind ? undefined : `it saw ${seen} files`)
}
remove(empty)

console.log(failed === 0 ? 'every check sees' : `${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
