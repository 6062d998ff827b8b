import type { JsonObject } from '../problem/json.ts'
import { sortedObject } from '../problem/sorted.ts'
import { kindOf } from '../nodes/index.ts'
import { canonicalObject } from './canonical-object.ts'

interface Configured {
  readonly v: number
  readonly config: JsonObject
}

/** The config in the form of the kind's newest version. That of an unknown kind, or of a newer version, stays as it is. */
export const canonicalConfig = (kindName: string, { v, config }: Configured): Configured => {
  const kind = kindOf(kindName)
  if (kind === undefined || v > kind.v) return { v, config: sortedObject(config) }
  const upgraded = kind.upgrades.slice(v - 1).reduce((older, upgrade) => upgrade(older), config)
  return { v: kind.v, config: canonicalObject(kind.config, upgraded) }
}
