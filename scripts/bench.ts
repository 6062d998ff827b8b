import { benchCanvas } from './bench/canvas.ts'
import { benchCompile } from './bench/compile.ts'
import { benchEngine } from './bench/engine.ts'
import { benchIngest } from './bench/ingest.ts'
import { benchPostgres } from './bench/postgres.ts'
import { benchTimers } from './bench/timers.ts'

// `pnpm bench <name>`: measures in this very run what it compares, and prints ratios; only those mean something elsewhere.
const benches: Readonly<Record<string, () => Promise<void>>> = {
  canvas: benchCanvas,
  compile: benchCompile,
  engine: benchEngine,
  ingest: benchIngest,
  postgres: benchPostgres,
  timers: benchTimers,
}
const [name = ''] = process.argv.slice(2)
const bench = benches[name]
if (bench === undefined) {
  console.error(`No such measurement. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
await bench()
