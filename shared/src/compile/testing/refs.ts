import type { Refs } from '../../nodes/define.ts'

/** A workspace of which nothing is known: nothing that a journey points to is checked. */
export const openRefs: Refs = {
  events: null,
  attributes: null,
  segments: null,
  contents: null,
  channels: null,
  secrets: null,
  journeys: null,
}
