import type { Temporal as Known } from 'temporal-polyfill/implementation'

// What a browser has by this name is what the language standard says it is.
const native = Reflect.get(globalThis, 'Temporal') as typeof Known | undefined

/**
 * Stands for `temporal-polyfill` in what is built for browsers: those that know Temporal, as Chrome, Edge and Firefox do,
 * do not wait for 40 kB of it. The others fetch it before anything that imports this goes on.
 */
export const Temporal = native ?? (await import('temporal-polyfill/implementation')).Temporal
