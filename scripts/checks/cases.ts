import type { Check, Tree } from './check.ts'
import { isSource, isTest, readText } from './tree.ts'

interface Case {
  status: string
  reason?: string
}

/** cases.json names every case from the field: done (a test carries its `[id]` in the title), later or disputed. */
export const casesCheck: Check = {
  name: 'cases from the field',
  least: 70,
  async run(tree) {
    if (!tree.files.includes('cases.json')) return { seen: 0, problems: [] }
    const cases = JSON.parse(readText(tree, 'cases.json')) as Record<string, Case> // our own file; the status is checked below
    const titles = titledIds(tree)
    const problems = Object.entries(cases).flatMap(([id, { status, reason }]) => {
      if (status === 'done') return titles.has(id) ? [] : [`${id} is done, but no test has [${id}] in its title`]
      if (titles.has(id)) return [`${id} has a test, but cases.json calls it ${status}`]
      if (status !== 'later' && status !== 'disputed') return [`${id} has the unknown status ${status}`]
      return reason === undefined || reason === '' ? [`${id} is ${status} without a reason`] : []
    })
    const unknown = [...titles].filter((id) => !(id in cases)).map((id) => `a test names the unknown case [${id}]`)
    return { seen: Object.keys(cases).length, problems: [...problems, ...unknown] }
  },
}

const titledId =
  /\(\s*['"`][^\n]*?\[((?:canvas|cap|consent|content|experiment|file|ingest|metric|segment|time|wait)-[a-z0-9-]+)\]/g

/** The `[case-id]`s that stand in a test's title, which is the first argument of a call; one id a title. */
function titledIds(tree: Tree): Set<string> {
  const tests = tree.files.filter((file) => isTest(file) && isSource(file))
  return new Set(tests.flatMap((file) => [...readText(tree, file).matchAll(titledId)].map((match) => match[1] ?? '')))
}
