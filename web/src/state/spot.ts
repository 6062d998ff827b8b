import type { Place } from './edits/place.ts'

/** Where a new step goes; `swap`: into the place of another. */
export type Spot =
  | { readonly type: 'place'; readonly at: Place }
  | { readonly type: 'after'; readonly from: string; readonly port?: string }
  | { readonly type: 'edge'; readonly edge: string }
  | { readonly type: 'swap'; readonly step: string }
