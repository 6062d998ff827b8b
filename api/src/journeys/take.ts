import type { RequestContext } from '../http/handle.ts'
import { recompute, tellMemberships } from '../segments/index.ts'
import type { Services } from '../services.ts'
import { type Bundle, insertBundle } from './bundle.ts'

/** Takes a bundle into the workspace of whoever asks, as a new journey; segments that come with it get their people. */
export type Take = (context: RequestContext, id: string, bundle: Bundle) => Promise<void>

export const takeInto =
  ({ database: { db }, clock, engine }: Services): Take =>
  async (context, id, bundle) => {
    const { workspace, now } = context
    const segments = await db.transaction().execute((tx) => insertBundle(tx, clock, context, id, bundle))
    for (const segment of segments) {
      await recompute(db, workspace, segment, now, (tx, changes) => tellMemberships(tx, clock, workspace, changes))
    }
    if (segments.length > 0) engine.nudge()
  }
