/**
 * MurmurHash3 (x86, 128 bits; Austin Appleby, public domain) over the UTF-16 code units of the parts.
 * Each part is preceded by its length, so that ("ab","c") and ("a","bc") differ.
 * The same everywhere: ids, random arms and buckets replay exactly in browser and server.
 */
const c1 = 0x239b961b
const c2 = 0xab0e9789
const c3 = 0x38b34ae5
const c4 = 0xa1e38b93

const rotl = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))

const finish = (value: number): number => {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const murmur128 = (text: string): readonly [number, number, number, number] => {
  const length = text.length * 2
  let h1 = 0
  let h2 = 0
  let h3 = 0
  let h4 = 0
  const word = (index: number): number => (text.charCodeAt(index) || 0) | ((text.charCodeAt(index + 1) || 0) << 16)
  // A block is 16 bytes, hence 8 code units; the tail is padded with zeros.
  for (let i = 0; i < text.length; i += 8) {
    h1 ^= Math.imul(rotl(Math.imul(word(i), c1), 15), c2)
    h1 = Math.imul((rotl(h1, 19) + h2) | 0, 5) + 0x561ccd1b
    h2 ^= Math.imul(rotl(Math.imul(word(i + 2), c2), 16), c3)
    h2 = Math.imul((rotl(h2, 17) + h3) | 0, 5) + 0x0bcaa747
    h3 ^= Math.imul(rotl(Math.imul(word(i + 4), c3), 17), c4)
    h3 = Math.imul((rotl(h3, 15) + h4) | 0, 5) + 0x96cd1c35
    h4 ^= Math.imul(rotl(Math.imul(word(i + 6), c4), 18), c1)
    h4 = Math.imul((rotl(h4, 13) + h1) | 0, 5) + 0x32ac3b17
  }
  h1 ^= length
  h2 ^= length
  h3 ^= length
  h4 ^= length
  h1 = (h1 + h2 + h3 + h4) | 0
  h2 = (h2 + h1) | 0
  h3 = (h3 + h1) | 0
  h4 = (h4 + h1) | 0
  h1 = finish(h1)
  h2 = finish(h2)
  h3 = finish(h3)
  h4 = finish(h4)
  h1 = (h1 + h2 + h3 + h4) | 0
  return [h1, (h2 + h1) | 0, (h3 + h1) | 0, (h4 + h1) | 0]
}

const joined = (parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join('')

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')

/** 32 hexadecimal digits that name the parts for ever. */
export const hashId = (...parts: readonly string[]): string => murmur128(joined(parts)).map(hex).join('')

/** A number in [0, 1) that depends on nothing but salt and seed. */
export const draw = (salt: string, seed: string): number => (murmur128(joined([salt, seed]))[0] >>> 0) / 2 ** 32

export const bucketCount = 1024

/** The partition of everything that belongs to one person (or one address): the first column of its keys. */
export const bucketOf = (workspace: string, owner: string): number =>
  (murmur128(joined([workspace, owner]))[1] >>> 0) % bucketCount
