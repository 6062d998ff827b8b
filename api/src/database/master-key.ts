import { createHash, hkdfSync } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'

/** The one key of this copy; keys for one purpose each are derived from it (HKDF, RFC 5869). */
export interface MasterKey {
  /** Names the key without telling it. */
  readonly id: string
  /** 32 bytes for one purpose. */
  derive(purpose: string): Buffer
}

export const masterKey = (material: Buffer): MasterKey => ({
  id: createHash('sha256').update('key id').update(material).digest('hex').slice(0, 16),
  derive: (purpose) => Buffer.from(hkdfSync('sha256', material, '', purpose, 32)),
})

/** Where the key lies that SECRET_KEY does not stand in for. */
export const keyFile = (data: string): string => join(data, 'secret.key')
const ownerOnly = 0o600

const keyBytes = 32

/**
 * From SECRET_KEY (any text of 32 characters or more), else from a file in the data folder, made the first time; null
 * when that file holds no whole key.
 */
export const readMasterKey = (data: string, secretKey: string | null, clock: Clock): MasterKey | null => {
  if (secretKey !== null) return masterKey(Buffer.from(secretKey, 'utf8'))
  const file = keyFile(data)
  if (!existsSync(file)) makeKeyFile(file, clock)
  return keyInFile(data)
}

/** The key in the data folder; null: there is none, or not a whole one. */
export const keyInFile = (data: string): MasterKey | null => {
  const file = keyFile(data)
  if (!existsSync(file)) return null
  const material = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  return material.length === keyBytes ? masterKey(material) : null
}

/** Whole or not at all: a disk that fills up meanwhile leaves no half a key behind. */
const makeKeyFile = (file: string, clock: Clock): void => {
  const draft = `${file}.new`
  try {
    writeFileSync(draft, `${clock.random(keyBytes).toString('base64')}\n`, { mode: ownerOnly })
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}
