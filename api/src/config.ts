const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** What the operator set; everything has a default that works. */
export interface Config {
  /** Address under which the users' browsers reach this copy, such as `https://journeys.example.com`; null: as asked. */
  readonly publicUrl: string | null
  /** The last entry of `X-Forwarded-For` is trusted: this copy stands behind a proxy of the operator. */
  readonly behindProxy: boolean
  /** Private hosts that HTTP steps, SMTP and SMS may reach. */
  readonly privateHosts: readonly string[]
  /** Folder of the built web app; null: none is served. */
  readonly webRoot: string | null
  /** First run: whether the form offers the demo shop, and whether it is loaded without asking. */
  readonly demo: 'ask' | 'demo' | 'empty'
  /** PostgreSQL, instead of the file in the data folder. */
  readonly databaseUrl: string | null
  /** Any text of 32 characters or more, from which the key of stored secrets is made; null: a file in the data folder. */
  readonly secretKey: string | null
  /** E-mail of an owner who forgot the password: the start prints a link that sets a new one. */
  readonly resetOwner: string | null
  /** With it, metrics are shown to whoever asks from another machine; null: to this machine only. */
  readonly metricsToken: string | null
  /** What is logged: `info` is a line a request. */
  readonly logLevel: LogLevel
  /** Answers are parsed by their schema before they leave: a wrong one is a fault. On in tests. */
  readonly checksResponses: boolean
}

/** Reads the environment: TRAILWRIGHT_URL, TRAILWRIGHT_LOG, DATABASE_URL, SECRET_KEY, … (all of them are in the README). */
export const configFrom = (
  env: Readonly<Record<string, string | undefined>>,
  start: Pick<Config, 'demo' | 'webRoot'>,
): Config => ({
  ...start,
  publicUrl: env['TRAILWRIGHT_URL'] || null,
  behindProxy: env['TRAILWRIGHT_BEHIND_PROXY'] === '1',
  privateHosts: (env['TRAILWRIGHT_PRIVATE_HOSTS'] ?? '')
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== ''),
  databaseUrl: env['DATABASE_URL'] || null,
  secretKey: env['SECRET_KEY'] || null,
  resetOwner: env['TRAILWRIGHT_RESET_OWNER'] || null,
  metricsToken: env['TRAILWRIGHT_METRICS_TOKEN'] || null,
  // Quiet by default: a marketer's terminal shows what concerns a marketer.
  logLevel: logLevels.find((level) => level === env['TRAILWRIGHT_LOG']?.toLowerCase()) ?? 'warn',
  checksResponses: false,
})
