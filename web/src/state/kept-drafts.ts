import { z } from 'zod'
import { type Graph, graphSchema } from '@trailwright/shared/graph/schema.ts'

const keptSchema = z.strictObject({ rev: z.int(), graph: graphSchema, base: graphSchema.nullable().default(null) })

/** An unsaved draft, the revision it was edited from, and what the server had then, where that is known. */
export interface UnsavedDraft {
  readonly rev: number
  readonly graph: Graph
  readonly base: Graph | null
}

/** Where unsaved edits outlive a lost connection or a closed window. */
export interface KeptDrafts {
  read(journey: string): UnsavedDraft | undefined
  keep(journey: string, unsaved: UnsavedDraft): void
  /** Once the server has it. What another window keeps stays. */
  forget(journey: string): void
}

const keyOf = (journey: string): string => `trailwright-draft:${journey}`

/** Drafts kept on this device. A full or forbidden storage keeps nothing, and editing goes on. */
export function keptOnDevice(storage: Storage): KeptDrafts {
  const written = new Map<string, string>()
  const put = (journey: string, unsaved: UnsavedDraft): boolean => {
    const text = JSON.stringify(unsaved)
    try {
      storage.setItem(keyOf(journey), text)
      written.set(journey, text)
      return true
    } catch {
      return false
    }
  }
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
    keep(journey, unsaved) {
      // Without what it began from there is more to ask, but nothing is lost.
      if (!put(journey, unsaved) && !put(journey, { ...unsaved, base: null })) storage.removeItem(keyOf(journey))
    },
    forget(journey) {
      const text = storage.getItem(keyOf(journey))
      if (text === written.get(journey)) storage.removeItem(keyOf(journey))
    },
  }
}
