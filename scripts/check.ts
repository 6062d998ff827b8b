import { allChecks } from './checks/all.ts'
import { judge } from './checks/check.ts'
import { projectTree } from './checks/tree.ts'

// Runs every check, or those whose names are given: `pnpm check layers lint`.
const asked = process.argv.slice(2)
const chosen = allChecks.filter(({ name }) => asked.length === 0 || asked.includes(name))
if (chosen.length === 0) {
  console.error(`No such check. There are: ${allChecks.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
const tree = projectTree()
let failed = 0
for (const check of chosen) {
  const { seen, problems, figures = [] } = await judge(check, tree)
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${check.name}: ${seen} files, ${problems.length} problems`)
  for (const figure of figures) console.log(`    ${figure}`)
  for (const problem of problems) console.log(`    ${problem.replaceAll('\n', '\n    ')}`)
  if (problems.length > 0) failed += 1
}
console.log(`check: ${chosen.length - failed} parts passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
