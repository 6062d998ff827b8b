import { statfsSync } from 'node:fs'
import { databaseFile } from '../../open-store.ts'
import { integrityOf, sizeOf } from '../sqlite-file.ts'
import type { Found, Patient } from './patient.ts'

const mega = 1e6
const leastFree = 500 * mega
const largestWal = 512 * mega

/** Reads the whole file. PostgreSQL looks after its own. */
export const checkIntegrity = async ({ database: { sqlite }, data }: Patient): Promise<readonly Found[]> => {
  if (sqlite === null) return []
  const wrong = integrityOf(sqlite)
  return wrong.length === 0
    ? []
    : [{ code: 'doctor.damaged', params: { folder: data, detail: wrong.slice(0, 3).join('; ') } }]
}

/** Room for what comes in, and for a backup beside the database. */
export const checkDisk = async ({ database: { dialect }, data }: Patient): Promise<readonly Found[]> => {
  if (dialect !== 'sqlite') return []
  const { bavail, bsize } = statfsSync(data)
  const free = bavail * bsize
  const needed = Math.max(leastFree, sizeOf(databaseFile(data)).bytes)
  return free >= needed
    ? []
    : [{ code: 'doctor.disk-low', params: { folder: data, free: inMega(free), needed: inMega(needed) } }]
}

/** What is written and not yet moved into the file: it grows only while something reads without end. */
export const checkWal = async ({ database: { dialect }, data }: Patient): Promise<readonly Found[]> => {
  if (dialect !== 'sqlite') return []
  const { walBytes } = sizeOf(databaseFile(data))
  return walBytes <= largestWal ? [] : [{ code: 'doctor.wal-large', params: { size: inMega(walBytes) } }]
}

const inMega = (bytes: number): number => Math.round(bytes / mega)
