import Sqlite from 'better-sqlite3'
import { chmodSync, closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { keyFile, keyInFile, masterKey } from '../database/master-key.ts'
import { databaseFile } from '../open-store.ts'
import { type Attempt, codeOf, failed, isDiskFull } from '../start-problem.ts'
import { backupMadeAt, isRefusal } from './backup.ts'
import { besides, ownerOnly, problemOfFile, removeDatabase } from './sqlite-file.ts'

export interface RestoreWish {
  readonly data: string
  readonly file: string
  /** The backup's key comes along, from beside it. */
  readonly withKey: boolean
  /** Every live journey of the copy is paused, so that somebody may look before anybody gets a message. */
  readonly paused: boolean
  /** SECRET_KEY, which stands in place of the key file. */
  readonly secretKey: string | null
  readonly now: Instant
}

export interface Restored {
  /** When the backup was made; null: it is no copy of ours, but a database all the same. */
  readonly madeAt: Instant | null
  /** Where the database that was there is now; null: there was none. */
  readonly replaced: string | null
  readonly pausedJourneys: number
  /** The secrets in it were stored under another key than the one that is in place now. */
  readonly lacksKey: boolean
}

/**
 * Puts a copy in place of the database of a data folder. Refused while a server has that open. What was there stays
 * beside it, and until the very last step it stays in its place.
 */
export const restore = (wish: RestoreWish): Attempt<Restored> => {
  const { data, file } = wish
  const problem = problemOfFile(file)
  if (problem !== null) {
    const { code, ...params } = problem
    return failed(`restore.${code}`, { file, ...params })
  }
  const key = `${file}.key`
  if (wish.withKey && !existsSync(key)) return failed('restore.no-key', { file: key })
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    return putInPlace(wish, key)
  } catch (thrown) {
    if (isDiskFull(thrown)) return failed('restore.disk-full', { folder: data })
    if (isRefusal(thrown)) return failed('restore.unwritable', { folder: data })
    throw thrown
  }
}

const putInPlace = (wish: RestoreWish, key: string): Attempt<Restored> => {
  const place = databaseFile(wish.data)
  const draft = `${place}.restoring`
  const kept = existsSync(place) ? `${place}.replaced-${wish.now}` : null
  const lock = kept === null ? null : lockAlone(place)
  if (lock === 'in-use') return failed('restore.in-use', { folder: wish.data })
  let copied: ReturnType<typeof copyFor>
  try {
    copied = copyFor(wish, draft)
    if (kept !== null) moveDatabase(place, kept)
    renameSync(draft, place)
  } finally {
    lock?.close()
    removeDatabase(draft)
  }
  if (wish.withKey) bringKey(wish, key)
  return { ok: true, value: { ...copied, replaced: kept, lacksKey: lacksKey(wish, place) } }
}

/** The copy as it will lie in the data folder, looked at again: what was read may not be what was written. */
const copyFor = (wish: RestoreWish, draft: string): Pick<Restored, 'madeAt' | 'pausedJourneys'> => {
  removeDatabase(draft)
  closeSync(openSync(draft, 'wx', ownerOnly))
  const from = new Sqlite(wish.file, { readonly: true })
  try {
    from.prepare('vacuum into ?').run(draft)
  } finally {
    from.close()
  }
  const problem = problemOfFile(draft)
  if (problem !== null) throw new Error(`The copy of ${wish.file} is not what was read: ${problem.code}`)
  const copy = new Sqlite(draft)
  try {
    const made = copy.prepare<[string], { value: string }>('select value from meta where key = ?').get(backupMadeAt)
    const pausedJourneys = wish.paused
      ? copy.prepare(`update journey set status = 'paused', paused_at = ? where status = 'live'`).run(wish.now).changes
      : 0
    return { madeAt: made === undefined ? null : Number(made.value), pausedJourneys }
  } finally {
    copy.close()
  }
}

const moveDatabase = (from: string, to: string): void => {
  renameSync(from, to)
  for (const each of besides(from)) if (existsSync(each)) renameSync(each, each.replace(from, to))
}

/**
 * Nobody else has the database open, and nobody can open it until this is closed; all that belongs to it is in the one
 * file. Null for a file that no server could have open, since it is no database.
 */
const lockAlone = (file: string): Sqlite.Database | 'in-use' | null => {
  const sqlite = new Sqlite(file, { timeout: 200 })
  try {
    sqlite.pragma('locking_mode = exclusive')
    sqlite.exec('begin exclusive; commit')
    sqlite.pragma('journal_mode = delete')
    return sqlite
  } catch (thrown) {
    sqlite.close()
    if (codeOf(thrown).startsWith('SQLITE_BUSY')) return 'in-use'
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(thrown))) return null
    throw thrown
  }
}

const bringKey = ({ data, now }: RestoreWish, key: string): void => {
  const place = keyFile(data)
  const isSame = existsSync(place) && readFileSync(place, 'utf8') === readFileSync(key, 'utf8')
  if (isSame) return
  if (existsSync(place)) renameSync(place, `${place}.replaced-${now}`)
  copyFileSync(key, place)
  chmodSync(place, ownerOnly)
}

const lacksKey = ({ data, secretKey }: RestoreWish, file: string): boolean => {
  const key = secretKey === null ? keyInFile(data) : masterKey(Buffer.from(secretKey, 'utf8'))
  const sqlite = new Sqlite(file, { readonly: true })
  try {
    const secrets = sqlite.prepare<[], { cipher: string }>('select cipher from secret').all()
    return secrets.some(({ cipher }) => key === null || !cipher.startsWith(`${key.id}.`))
  } finally {
    sqlite.close()
  }
}
