import { z } from 'zod'
import { type Graph, graphSchema } from '@trailwright/shared/graph/schema.ts'

const keptSchema = z.strictObject({ rev: z.int(), graph: graphSchema })

/** Where unsaved edits outlive a lost connection or a closed window. */
export interface KeptDrafts {
  read(journey: string): { readonly rev: number; readonly graph: Graph } | undefined
  keep(journey: string, rev: number, graph: Graph): void
  forget(journey: string): void
}

const keyOf = (journey: string): string => `trailwright-draft:${journey}`

/** Drafts kept on this device. A full or forbidden storage keeps nothing, and editing goes on. */
export function keptOnDevice(storage: Storage): KeptDrafts {
  return {
    read(journey) {
      const text = storage.getItem(keyOf(journey))
      if (text === null) return undefined
      try {
        return keptSchema.safeParse(JSON.parse(text)).data
      } catch {
        return undefined
      }
    },
    keep(journey, rev, graph) {
      try {
        storage.setItem(keyOf(journey), JSON.stringify({ rev, graph }))
      } catch {
        storage.removeItem(keyOf(journey))
      }
    },
    forget: (journey) => storage.removeItem(keyOf(journey)),
  }
}
