import { proposeMap } from '@trailwright/shared/diff/propose-map.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'
import type { NodeMap } from '@trailwright/shared/run/enrollment.ts'

/** Where people of removed steps go: what was chosen, over the proposal for those who come from `before`. */
export const mapFor = (before: Journey, target: Journey, chosen: NodeMap): NodeMap => ({
  ...proposeMap(before, target),
  ...chosen,
})
