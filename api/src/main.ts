import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Config, configFrom } from './config.ts'
import { createMessaging } from './content/index.ts'
import { createDemoShop } from './demo/index.ts'
import { createEngine, createHandlers } from './engine/index.ts'
import { countOn } from './database/told.ts'
import { featuresOf } from './features.ts'
import { openAccounts } from './http/accounts.ts'
import { listen } from './http/listen.ts'
import { openStore, standsInTheWay, type Store } from './open-store.ts'
import { createMetrics, createRetention } from './operations/index.ts'
import { createSegments } from './segments/index.ts'
import type { Services } from './services.ts'
import type { StartProblem } from './start-problem.ts'
import { offerOwnerReset, offerOwnerToken } from './workspace/index.ts'

export interface MainOptions {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  readonly data: string
  readonly demo: 'ask' | 'demo' | 'empty'
}

/** What a harness may put in place of the real thing; the product has no other way to it. */
export interface Harness {
  readonly clock?: Clock
  /** Counts sessions, so that whoever moves the clock stays signed in. */
  readonly sessionClock?: Clock
  readonly env?: Readonly<Record<string, string | undefined>>
}

export type Started =
  | {
      readonly ok: true
      readonly url: string
      /** Makes the first owner, once; null when there is one. */
      readonly ownerLink: string | null
      /** For the owner named by TRAILWRIGHT_RESET_OWNER. */
      readonly resetLink: string | null
      /** Others on the network can reach it, and read along, since nothing says that TLS stands before it. */
      readonly isExposed: boolean
      close(): Promise<void>
      /** Does everything that is due now; for a harness whose clock stands still. */
      settle(): Promise<void>
    }
  | { readonly ok: false; readonly problem: StartProblem }

const loopback = /^(127\.|localhost$|::1$)/

/** The only wiring: opens the store, starts the engine, serves the app. */
export const main = async (options: MainOptions, harness: Harness = {}): Promise<Started> => {
  const clock = harness.clock ?? systemClock()
  const web = join(import.meta.dirname, '../../dist/web')
  const webRoot = existsSync(join(web, 'index.html')) ? web : null
  const config = configFrom(harness.env ?? process.env, { demo: options.demo, webRoot })
  const store = await openStore(options.data, config, clock)
  if (!store.ok) return store
  try {
    return await serve(options, { clock, sessionClock: harness.sessionClock ?? clock }, config, store.value)
  } catch (thrown) {
    await store.value.database.close()
    return standsInTheWay(thrown, options.data, config)
  }
}

interface Clocks {
  readonly clock: Clock
  readonly sessionClock: Clock
}

/** `config` and `store` are at hand; the rest of the way. */
const serve = async (
  options: MainOptions,
  { clock, sessionClock }: Clocks,
  config: Config,
  { database, master, secrets }: Store,
): Promise<Started> => {
  const log = pino({ level: config.logLevel }, pino.destination(2))
  const metrics = createMetrics(database, clock)
  const { meter } = metrics
  countOn(database.db, meter)
  const isHttps = config.publicUrl?.startsWith('https:') === true
  const accounts = await openAccounts({ database, clock: sessionClock, master, isHttps })
  let url = config.publicUrl ?? ''
  const { privateHosts } = config
  const messaging = createMessaging({ database, secrets, master, privateHosts, publicUrl: () => url })
  const engine = createEngine({
    database,
    clock,
    log,
    segments: createSegments(database.db),
    handlers: createHandlers(messaging.messages, {
      egress: messaging.egress,
      now: clock.now,
      secret: async (workspace, name, host) => {
        const secret = await secrets.open(workspace, name)
        return secret === null || secret.host !== host ? null : { name: secret.header, value: secret.value }
      },
    }),
  })
  const demo = createDemoShop({ database, clock, engine, log, messages: messaging.messages })
  const services: Services = { config, database, clock, log, meter, metrics, secrets, master, accounts, engine, demo }
  const app = createApp(services, featuresOf({ messaging }))
  const listening = await listen(app, options.host, options.port)
  if (!listening.ok) {
    await database.close()
    return listening
  }
  url = config.publicUrl ?? listening.value.url
  const retention = createRetention({ db: database.db, clock, log })
  const quit = async (): Promise<void> => {
    // All at once: none begins anything new, and each lets end what it has in hand.
    await Promise.all([listening.value.close(), engine.stop(), retention.stop()])
  }
  try {
    await engine.start()
    await retention.start()
    const token = await offerOwnerToken(services)
    return {
      ok: true,
      url,
      ownerLink: token === null ? null : new URL(`/first-run?token=${token}`, url).href,
      resetLink: config.resetOwner === null ? null : await offerOwnerReset(services, config.resetOwner, url),
      isExposed: !isHttps && !loopback.test(options.host),
      settle: () => engine.settle(),
      close: async () => {
        await quit()
        await database.close()
      },
    }
  } catch (thrown) {
    await quit()
    throw thrown
  }
}
