import { join } from 'node:path'
import { restore } from '../api/src/operations/restore.ts'
import { readOptions } from './operate/options.ts'
import { giveUp, instantInWords, tell } from './operate/tell.ts'

// `npx pnpm restore <file>`: puts a backup in place of the database; what was there stays beside it.
const folders = { root: join(import.meta.dirname, '..'), here: process.env['INIT_CWD'] ?? process.cwd() }
const command = { takesFile: true, flags: ['with-key', 'paused'] }
const read = readOptions(process.argv.slice(2), process.env, folders, command)
if (!read.ok) giveUp(read.problem)
const { data, file, flags } = read.value
if (file === null) giveUp({ code: 'operate.file-missing', params: {} })

if (process.env['DATABASE_URL']) {
  tell('restore.postgres', { line: `pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" '${file}'` })
  process.exit(0)
}
const restored = restore({
  data,
  file,
  withKey: flags.has('with-key'),
  paused: flags.has('paused'),
  secretKey: process.env['SECRET_KEY'] || null,
  now: Date.now(),
})
if (!restored.ok) giveUp(restored.problem)
const { madeAt, replaced, pausedJourneys, lacksKey } = restored.value
tell('restore.done', { file })
if (madeAt !== null) tell('restore.made-at', { when: instantInWords(madeAt) })
if (replaced !== null) tell('restore.replaced', { file: replaced })
if (flags.has('paused')) tell('restore.paused', { journeys: pausedJourneys })
else tell('restore.sent-since')
if (lacksKey) tell('restore.lacks-key')
