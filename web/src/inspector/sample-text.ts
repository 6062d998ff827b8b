import type { Json } from '@trailwright/shared/problem/json.ts'

/** The values last seen, in short; undefined when there are none. */
export function sampleText(samples: readonly Json[]): string | undefined {
  const texts = samples.slice(0, 2).map((sample) => (typeof sample === 'string' ? sample : JSON.stringify(sample)))
  return texts.length === 0 ? undefined : texts.join(', ')
}
