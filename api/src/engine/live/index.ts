/** What the live lens shows and does: counts, the people behind them, held people; and the API trigger. */
import type { Feature } from '../../http/handle.ts'
import { liveHandlers } from './handlers.ts'

export const live: Feature = (services) => ({ handlers: liveHandlers(services) })
