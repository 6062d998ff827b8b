import { error, warning, type Finding } from '../problem/finding.ts'
import type { Refs } from './define.ts'

type Path = Finding['path']

/** An event that never arrived: perhaps not yet, so a warning. */
export const checkEvent = (refs: Refs, event: string, path: Path): readonly Finding[] =>
  refs.events === null || refs.events.includes(event) ? [] : [warning('event.unknown', { path, params: { event } })]

/** `attribute` as `person.x`; the known ones may come with or without the `person.`. */
export const checkAttribute = (refs: Refs, attribute: string, path: Path): readonly Finding[] =>
  refs.attributes === null ||
  [attribute, attribute.slice('person.'.length)].some((name) => refs.attributes?.includes(name))
    ? []
    : [warning('attribute.unknown', { path, params: { attribute } })]

export const checkSegment = (refs: Refs, segment: string, path: Path): readonly Finding[] =>
  refs.segments === null || refs.segments.some(({ id }) => id === segment)
    ? []
    : [error('segment.unknown', { path, params: { segment } })]

export const checkChannel = (refs: Refs, channel: string, path: Path): readonly Finding[] =>
  refs.channels === null || refs.channels.includes(channel)
    ? []
    : [error('channel.unknown', { path, params: { channel } })]

/** Names given twice in a list, each reported where it comes again. */
export const checkDistinct = (
  code: string,
  items: readonly { readonly name: string; readonly path: Path }[],
): readonly Finding[] => {
  const seen = new Set<string>()
  return items.flatMap(({ name, path }) => {
    if (seen.has(name)) return [error(code, { path, params: { id: name } })]
    seen.add(name)
    return []
  })
}
