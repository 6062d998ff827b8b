/** The files a check looks at: paths relative to the root, with forward slashes. */
export interface Tree {
  root: string
  files: readonly string[]
}

export interface Report {
  /** How many files the check has really looked at. */
  seen: number
  problems: string[]
  /** What was measured, to be read although nothing is wrong. */
  figures?: readonly string[]
}

export interface Check {
  name: string
  /** A check that has seen fewer files than this is broken, whatever it says. */
  least: number
  run(tree: Tree): Promise<Report>
}

/** The problems of a check, with "too few files" among them. */
export async function judge(check: Check, tree: Tree): Promise<Report> {
  const report = await check.run(tree)
  const { seen, problems } = report
  if (seen >= check.least) return report
  return {
    ...report,
    problems: [...problems, `saw ${seen} files, expected at least ${check.least}: is it looking in the right place?`],
  }
}
