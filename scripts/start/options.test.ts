import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const read = (args: string[], env: Record<string, string> = {}) => readOptions(args, env, '/srv/trailwright')

test('without options: loopback, port 4000, a data folder in the project, and the form asks about the demo shop', () => {
  const options = { host: '127.0.0.1', port: 4000, data: '/srv/trailwright/data', demo: 'ask' }
  expect(read([])).toEqual({ ok: true, options })
})

test('the command line wins over the environment', () => {
  const env = { TRAILWRIGHT_PORT: '5000', TRAILWRIGHT_HOST: '0.0.0.0', TRAILWRIGHT_DATA: '/var/lib/shop' }
  const options = { host: '0.0.0.0', port: 4001, data: '/var/lib/shop', demo: 'ask' }
  expect(read(['--port', '4001'], env)).toEqual({ ok: true, options })
})

test.each([
  [['--empty'], {}, 'empty'],
  [['--demo'], {}, 'demo'],
  [[], { TRAILWRIGHT_EMPTY: '1' }, 'empty'],
  [[], { TRAILWRIGHT_DEMO: 'true' }, 'demo'],
  [[], { TRAILWRIGHT_DEMO: '0' }, 'ask'],
  [['--demo'], { TRAILWRIGHT_EMPTY: '1' }, 'demo'],
])('%j with %j starts with: %s', (args, env, demo) => {
  expect(read(args, env)).toMatchObject({ ok: true, options: { demo } })
})

test.each([
  [['--prot', '4001'], 'start.argument-unknown', { argument: '--prot' }],
  [['serve'], 'start.argument-unknown', { argument: 'serve' }],
  [['--port'], 'start.value-missing', { argument: '--port' }],
  [['--port', 'http'], 'start.port-invalid', { port: 'http' }],
  [['--port', '70000'], 'start.port-invalid', { port: '70000' }],
  [['--empty', '--demo'], 'start.empty-and-demo', {}],
])('%j is refused: %s', (args, code, params) => {
  expect(read(args)).toMatchObject({ ok: false, problem: { code, params } })
})
