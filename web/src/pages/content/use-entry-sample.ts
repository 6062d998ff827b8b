import { contentReads } from '@trailwright/shared/content/check.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { getCatalogue } from '@trailwright/shared/wire/events.ts'
import { getTimeline } from '@trailwright/shared/wire/people.ts'
import { useMemo, useState } from 'react'
import { useRoute } from '../../client/hooks.ts'
import type { ResponseOf } from '../../client/send.ts'
import { objectIn, textIn } from '../people/why/read.ts'

type SeenEvent = ResponseOf<typeof getCatalogue>['events'][number]

/**
 * Data for what a content reads of the event that begins a journey: of the person's own latest such event, else the last
 * values that anybody sent.
 */
export function useEntrySample(content: Content, person: string | null) {
  const events = useRoute(getCatalogue).data?.events ?? noEvents
  const [chosen, setEvent] = useState<string | null>(null)
  const reads = useMemo(() => contentReads(content).filter((reference) => reference.startsWith('entry.')), [content])
  const event = chosen ?? bestFit(events, reads)?.name ?? ''
  const timeline = useRoute(
    getTimeline,
    { params: { person: person ?? '' }, query: { kind: 'event', limit: 200 } },
    { enabled: person !== null && reads.length > 0 },
  )
  const own = timeline.data?.items.find(({ values }) => textIn(values, 'name') === event)
  const seen = events.find(({ name }) => name === event)
  const entry = useMemo(() => (own !== undefined ? objectIn(own.values, 'properties') : sampleOf(seen)), [own, seen])
  return {
    /** Whether the content reads anything of an event. */
    reads: reads.length > 0 && events.length > 0,
    events: events.map(({ name }) => name),
    event,
    setEvent,
    entry,
  }
}

const noEvents: readonly SeenEvent[] = []

/** The event that has most of what is read; of several the one that comes most. */
function bestFit(events: readonly SeenEvent[], reads: readonly string[]): SeenEvent | undefined {
  const fit = ({ properties }: SeenEvent) =>
    reads.filter((reference) => properties.some(({ path }) => `entry.${path}` === reference)).length
  return events.toSorted((one, other) => fit(other) - fit(one) || other.count - one.count)[0]
}

function sampleOf(event: SeenEvent | undefined): JsonObject {
  const sample: { [key: string]: Json } = {}
  for (const { path, samples } of event?.properties ?? []) {
    const [first] = samples
    if (first !== undefined && !path.includes('.')) sample[path] = first
  }
  return sample
}
