/** What the live lens shows and does: counts, the people behind them, held people; what changes for people inside; and the API trigger. */
import type { Feature } from '../../http/handle.ts'
import { changeHandlers } from '../change/handlers.ts'
import { errorHandlers } from '../errors/handlers.ts'
import { whyHandlers } from '../why/handlers.ts'
import { liveHandlers } from './handlers.ts'

export const live: Feature = (services) => ({
  handlers: [
    ...liveHandlers(services),
    ...changeHandlers(services),
    ...errorHandlers(services),
    ...whyHandlers(services),
  ],
})
