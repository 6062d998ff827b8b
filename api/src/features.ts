import type { Feature } from './http/handle.ts'
import { workspace } from './workspace/index.ts'

/** Everything the api serves: a line a feature. */
export const features: readonly Feature[] = [workspace]
