import { Session } from 'node:inspector/promises'

/** Which part of the program a call frame belongs to: the first pattern that fits its file or name. */
const parts: readonly (readonly [part: string, fits: (url: string, name: string) => boolean])[] = [
  ['garbage collection', (_, name) => name === '(garbage collector)'],
  ['idle', (_, name) => name === '(idle)'],
  ['measuring itself', (url) => url === 'node:inspector'],
  // Functions of an addon have neither file nor name; SQLite is the only addon here.
  ['SQLite and the disk', (url, name) => url.includes('better-sqlite3') || (url === '' && name === '')],
  ['building statements (Kysely)', (url) => url.includes('/kysely/')],
  ['checking own rows (zod)', (url) => url.includes('/zod/')],
  ['deciding (shared)', (url) => url.includes('/shared/src/')],
  ['reading facts', (url) => url.includes('/api/src/people/')],
  ['segments', (url) => url.includes('/api/src/segments/')],
  ['engine', (url) => url.includes('/api/src/')],
  ['JSON and the like', (url, name) => url === '' && /parse|stringify/.test(name)],
]

/** Share of the CPU's time by part, the largest first, while `act` runs. */
export const shareByPart = async (act: () => Promise<unknown>): Promise<readonly (readonly [string, number])[]> => {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  await act()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  const partOf = new Map(
    profile.nodes.map(({ id, callFrame: { url, functionName } }) => [
      id,
      parts.find(([, fits]) => fits(url, functionName))?.[0] ?? 'the rest (promises, node)',
    ]),
  )
  const sums = new Map<string, number>()
  let total = 0
  profile.samples?.forEach((node, index) => {
    const part = partOf.get(node) ?? ''
    if (part === 'idle' || part === 'measuring itself') return
    const micros = profile.timeDeltas?.[index] ?? 0
    total += micros
    sums.set(part, (sums.get(part) ?? 0) + micros)
  })
  return [...sums].map(([part, micros]) => [part, micros / total] as const).toSorted((a, b) => b[1] - a[1])
}
