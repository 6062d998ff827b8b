import { killed } from './kill/kill.ts'

// `pnpm test:kill [kills]`: a real server killed with SIGKILL again and again, on SQLite and on PostgreSQL.
const [asked = '500'] = process.argv.slice(2)
const kills = Number(asked)
let failed = 0
for (const [dialect, share] of [
  ['sqlite', Math.ceil(kills * 0.6)],
  ['postgres', Math.floor(kills * 0.4)],
] as const) {
  const { problems, ...figures } = await killed(dialect, share)
  console.log(`${problems.length === 0 ? '✓' : '✗'} ${dialect}: killed ${share} times; ${JSON.stringify(figures)}`)
  for (const problem of problems.slice(0, 20)) console.log(`  ${problem}`)
  failed += problems.length
}
process.exit(failed === 0 ? 0 : 1)
