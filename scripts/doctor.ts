import { join } from 'node:path'
import { systemClock } from '../api/src/clock.ts'
import { configFrom } from '../api/src/config.ts'
import { keyInFile, masterKey } from '../api/src/database/master-key.ts'
import { checks } from '../api/src/operations/doctor/checks.ts'
import { openForCommand } from '../api/src/operations/open.ts'
import { readOptions } from './operate/options.ts'
import { giveUp, inWords, tell } from './operate/tell.ts'

// `npx pnpm run doctor [--online]`: checks the database and says what to do. Exit code 0: healthy, 1: something to do.
const folders = { root: join(import.meta.dirname, '..'), here: process.env['INIT_CWD'] ?? process.cwd() }
const read = readOptions(process.argv.slice(2), process.env, folders, { takesFile: false, flags: ['online'] })
if (!read.ok) giveUp(read.problem)
const { data, flags } = read.value
const config = configFrom(process.env, { demo: 'ask', webRoot: null })
const opened = await openForCommand(data, config.databaseUrl)
if (!opened.ok) giveUp(opened.problem)
const database = opened.value
const { secretKey } = config
const master = secretKey === null ? keyInFile(data) : masterKey(Buffer.from(secretKey, 'utf8'))

let findings = 0
for (const { name, online, run } of checks) {
  if (online === true && !flags.has('online')) continue
  const found = await run({ database, data, clock: systemClock(), master, config })
  if (found.length === 0) console.log(`✓ ${inWords({ code: `doctor.ok-${name}`, params: {} })}`)
  for (const problem of found) console.log(`✗ ${inWords(problem)}`)
  findings += found.length
  // What else a damaged file says is worth nothing.
  if (name === 'integrity' && found.length > 0) break
}
await database.close()
if (findings === 0) tell('doctor.healthy')
else tell('doctor.findings', { findings })
process.exit(findings === 0 ? 0 : 1)
