import { hashId } from '../hash/hash.ts'

const LONGEST_SLUG = 58
const SUFFIX = 4

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, LONGEST_SLUG)
    .replace(/-+$/, '')

/** Four characters that tell a node from its namesakes, from anything that is different each time, such as a uuid. */
export const nodeSuffix = (seed: string): string => hashId('node', seed).slice(0, SUFFIX)

/** A readable id: the label if it has Latin letters, else the kind, and the suffix. */
export const nodeIdFor = (label: string, kind: string, suffix: string): string =>
  [slug(label) || slug(kind) || 'step', suffix].join('-')
