import { join } from 'node:path'
import { backUp } from '../api/src/operations/backup.ts'
import { readOptions } from './operate/options.ts'
import { giveUp, megabytes, tell } from './operate/tell.ts'

// `npx pnpm backup <file>`: a copy of the database, also while the server runs.
const folders = { root: join(import.meta.dirname, '..'), here: process.env['INIT_CWD'] ?? process.cwd() }
const read = readOptions(process.argv.slice(2), process.env, folders, { takesFile: true, flags: ['with-key'] })
if (!read.ok) giveUp(read.problem)
const { data, file, flags } = read.value
if (file === null) giveUp({ code: 'operate.file-missing', params: {} })

if (process.env['DATABASE_URL']) {
  tell('backup.postgres', { line: `pg_dump --format=custom --no-owner --file='${file}' "$DATABASE_URL"` })
  process.exit(0)
}
const withKey = flags.has('with-key')
const made = backUp(data, file, withKey, Date.now())
if (!made.ok) giveUp(made.problem)
tell('backup.done', { file: made.value.file, megabytes: megabytes(made.value.bytes) })
if (made.value.key !== null) tell('backup.key-included', { file: made.value.key })
else if (process.env['SECRET_KEY']) tell('backup.key-in-environment', { folder: data })
else tell('backup.key-left-out', { folder: data })
