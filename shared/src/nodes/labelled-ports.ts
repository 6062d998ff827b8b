import { z } from 'zod'
import type { JsonObject } from '../problem/json.ts'
import type { Port } from './define.ts'
import { objectsIn, textIn } from './unfinished.ts'

/** Cases, arms and groups carry an id of their own, which is the name of their port: renaming one breaks no edge. */
export const portNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,62}$/)

/** The ports of a list of `{ id, label }`; total. The id stands in for a missing label; an id counts once. */
export const labelledPorts = (config: JsonObject, key: string): readonly Port[] => {
  const ports = new Map<string, Port>()
  for (const item of objectsIn(config, key)) {
    const name = textIn(item, 'id')
    if (name !== undefined && !ports.has(name)) ports.set(name, { name, label: textIn(item, 'label') ?? name })
  }
  return [...ports.values()]
}

/** The item of such a list that a port stands for; an empty one where there is none. */
export const itemIn = (config: JsonObject, key: string, port: string): JsonObject =>
  objectsIn(config, key).find((item) => item['id'] === port) ?? {}
