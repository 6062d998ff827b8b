import { checkCondition } from '@trailwright/shared/condition/check.ts'
import { type Condition, conditionSchema } from '@trailwright/shared/condition/schema.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { getSegment, listSegments, type Segment, updateSegment } from '@trailwright/shared/wire/people.ts'
import { useEffect, useRef, useState } from 'react'
import { useSend } from '../../client/hooks.ts'

export type SaveState = 'saved' | 'saving' | 'unfinished'

const restMs = 700

/** The segment as it is typed: saved after a short rest, as soon as it is whole. */
export function useSegmentDraft(segment: Segment) {
  const [name, setName] = useState(segment.name)
  const [typed, setTyped] = useState<Json | undefined>(asJson(segment.condition))
  const [savedAt, setSavedAt] = useState(segment.updatedAt)
  const saved = useRef(JSON.stringify([segment.name, segment.condition]))
  const update = useSend(updateSegment, [listSegments, getSegment])
  const { mutate } = update
  const condition = wholeOf(typed)
  const now = JSON.stringify([name.trim(), condition])
  const isWhole = condition !== undefined && name.trim() !== ''
  const isChanged = now !== saved.current

  const latest = useRef({ name, condition })
  useEffect(() => {
    latest.current = { name, condition }
  })
  useEffect(() => {
    if (!isWhole || !isChanged) return undefined
    const timer = setTimeout(() => {
      const { name: typedName, condition: whole } = latest.current
      if (whole === undefined) return
      mutate(
        { params: { segment: segment.id }, body: { name: typedName.trim(), condition: whole } },
        {
          onSuccess: ({ updatedAt }) => {
            saved.current = now
            setSavedAt(updatedAt)
          },
        },
      )
    }, restMs)
    return () => clearTimeout(timer)
  }, [now, isWhole, isChanged, mutate, segment.id])

  const state: SaveState = isWhole ? (isChanged ? 'saving' : 'saved') : 'unfinished'
  return {
    name,
    setName,
    typed,
    setTyped,
    /** Undefined while a part of it is unfinished. */
    condition,
    isEveryone: condition !== undefined && 'all' in condition && condition.all.length === 0,
    savedAt,
    state,
    problem: update.error,
  }
}

/** Without any condition, everyone belongs to it. */
function wholeOf(typed: Json | undefined): Condition | undefined {
  if (typed === undefined) return { all: [] }
  const isWrong = checkCondition(typed, nothingKnown, 'segment').some(({ level }) => level === 'error')
  const read = conditionSchema.safeParse(typed)
  return read.success && !isWrong ? read.data : undefined
}

/** Names that nobody has sent yet may come, so only the shape is checked; as the api does. */
const nothingKnown = { events: null, attributes: null, segments: null, journeys: null, channels: null }

function asJson(condition: Condition): Json {
  // A condition came as JSON and is JSON; its type names optional keys, which a JSON type cannot.
  return JSON.parse(JSON.stringify(condition)) as Json
}
