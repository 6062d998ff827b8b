import type { NodeKind } from './define.ts'
import { exit } from './exit/exit/exit.ts'
import { goalMark } from './goal/mark/goal-mark.ts'
import { httpRequest } from './http/request/http-request.ts'
import { messageSend } from './message/send/message-send.ts'
import { profileUpdate } from './profile/update/profile-update.ts'
import { splitIf } from './split/if/split-if.ts'
import { splitMulti } from './split/multi/split-multi.ts'
import { splitRandom } from './split/random/split-random.ts'
import { splitReachable } from './split/reachable/split-reachable.ts'
import { tagChange } from './tag/change/tag-change.ts'
import { triggerApi } from './trigger/api/trigger-api.ts'
import { triggerEvent } from './trigger/event/trigger-event.ts'
import { triggerSchedule } from './trigger/schedule/trigger-schedule.ts'
import { triggerSegment } from './trigger/segment/trigger-segment.ts'
import { waitDate } from './wait/date/wait-date.ts'
import { waitEvent } from './wait/event/wait-event.ts'
import { waitFor } from './wait/for/wait-for.ts'
import { waitUntil } from './wait/until/wait-until.ts'

const kinds = [
  triggerEvent,
  triggerSegment,
  triggerSchedule,
  triggerApi,
  waitFor,
  waitUntil,
  waitDate,
  waitEvent,
  splitIf,
  splitMulti,
  splitRandom,
  splitReachable,
  messageSend,
  profileUpdate,
  tagChange,
  httpRequest,
  goalMark,
  exit,
] as const

/**
 * Every kind of node, in the order of the palette.
 * The cast forgets which config belongs to which kind: whoever calls a kind from here parses with its `config` first.
 */
export const catalogue: ReadonlyMap<string, NodeKind> = new Map(
  (kinds as readonly unknown[] as readonly NodeKind[]).map((kind) => [kind.kind, kind]),
)

/** Undefined for a kind that is not known here. */
export const kindOf = (name: string): NodeKind | undefined => catalogue.get(name)

export const isTrigger = (kind: string): boolean => kindOf(kind)?.family === 'start'
