import type { Reporter } from 'knip'

/** A reporter that says how many files knip has read, which its own reporters do not. */
const report: Reporter = ({ counters }) => {
  console.log(`${counters.total} files read`)
}

export default report
