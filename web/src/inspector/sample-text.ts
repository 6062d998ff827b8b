import type { Json } from '@trailwright/shared/problem/json.ts'

/** The values last seen, in short; undefined when there are none. */
export function sampleText(samples: readonly Json[]): string | undefined {
  const texts = samples
    .filter((sample) => sample !== null && typeof sample !== 'object')
    .slice(0, 2)
    .map(String)
  return texts.length === 0 ? undefined : texts.join(', ')
}
