import Sqlite from 'better-sqlite3'
import { closeSync, copyFileSync, chmodSync, existsSync, openSync, renameSync, statSync } from 'node:fs'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { databaseFile } from '../open-store.ts'
import { keyFile } from '../database/master-key.ts'
import { type Attempt, failed, isDiskFull } from '../start-problem.ts'
import { ownerOnly, problemOfFile, removeDatabase } from './sqlite-file.ts'

/** In the copy's own table of facts: when it was made. */
export const backupMadeAt = 'backup-made-at'

export interface BackedUp {
  readonly file: string
  readonly bytes: number
  /** Where the key of the secrets was copied to; null: it was not asked for, or SECRET_KEY is in its place. */
  readonly key: string | null
}

/**
 * A copy of the database at one instant, while the server may go on writing. It is looked at whole before it gets its
 * name, so that a file of that name is a good one.
 */
export const backUp = (data: string, file: string, withKey: boolean, now: Instant): Attempt<BackedUp> => {
  const source = databaseFile(data)
  if (!existsSync(source)) return failed('backup.no-database', { folder: data })
  const key = `${file}.key`
  const taken = [file, ...(withKey ? [key] : [])].find((each) => existsSync(each))
  if (taken !== undefined) return failed('backup.exists', { file: taken })
  const draft = `${file}.part`
  try {
    removeDatabase(draft)
    closeSync(openSync(draft, 'wx', ownerOnly))
    copyInto(source, draft, now)
    const problem = problemOfFile(draft)
    if (problem !== null) {
      removeDatabase(draft)
      const detail = 'detail' in problem ? problem.detail : problem.code
      return failed('backup.damaged', { folder: data, detail })
    }
    const hasKey = withKey && existsSync(keyFile(data))
    if (hasKey) {
      copyFileSync(keyFile(data), key)
      chmodSync(key, ownerOnly)
    }
    renameSync(draft, file)
    return { ok: true, value: { file, bytes: statSync(file).size, key: hasKey ? key : null } }
  } catch (thrown) {
    removeDatabase(draft)
    if (isDiskFull(thrown)) return failed('backup.disk-full', { file })
    const problem = problemOfFile(source)
    if (problem !== null) return failed('backup.damaged', { folder: data, detail: problem.code })
    if (isRefusal(thrown)) return failed('backup.unwritable', { file })
    throw thrown
  }
}

const copyInto = (source: string, draft: string, now: Instant): void => {
  const from = new Sqlite(source, { readonly: true })
  try {
    from.prepare('vacuum into ?').run(draft)
  } finally {
    from.close()
  }
  const copy = new Sqlite(draft)
  try {
    copy.prepare('insert or replace into meta (key, value) values (?, ?)').run(backupMadeAt, String(now))
  } finally {
    copy.close()
  }
}

const refusals: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'])

/** The system does not let this file be written there. */
export const isRefusal = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && refusals.has(String(thrown.code))
