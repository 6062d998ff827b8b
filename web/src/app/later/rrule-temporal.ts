import type { RRuleTemporal as Rule } from 'rrule-temporal'

let loaded: typeof Rule | undefined

/** Resolves when rules of recurrence can be worked out. */
export const rulesLoaded: Promise<void> = import('rrule-temporal').then((library) => {
  loaded = library.RRuleTemporal
})

/**
 * Stands for `rrule-temporal` in what is built for browsers. The catalogue of steps needs it for one of its checks, and no
 * canvas needs to wait for it: what compiles a draft waits for `rulesLoaded` first.
 */
export class RRuleTemporal {
  constructor(options: ConstructorParameters<typeof Rule>[0]) {
    if (loaded === undefined) throw new Error('A rule is asked for before its library is loaded')
    return new loaded(options)
  }
}
