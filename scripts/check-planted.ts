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

for (const check of allChecks) {
  const own = violations.filter((violation) => violation.check === check.name)
  const planted = plant(clean, Object.fromEntries(own.flatMap(({ files }) => Object.entries(files))))
  const { problems } = await judge(check, planted.tree)
  planted.undo()
  for (const { rule, expects } of own) {
    const isSeen = problems.some((problem) => expects.every((part) => problem.includes(part)))
    report(`"${check.name}" sees ${rule}`, isSeen ? undefined : `no problem with ${expects.join(' and ')}`)
  }
  if (own.length === 0) report(`"${check.name}" is proved by a planted violation`, 'there is none')
}
remove(clean)

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
