import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const folders = { root: '/srv/trailwright', here: '/home/lin' }
const backup = { takesFile: true, flags: ['with-key'] }
const doctor = { takesFile: false, flags: ['online'] }

test('a file is found from where one stands, the data folder from where the product lies', () => {
  expect(readOptions(['copy.db'], {}, folders, backup)).toEqual({
    ok: true,
    value: { data: '/srv/trailwright/data', file: '/home/lin/copy.db', flags: new Set() },
  })
  const env = { TRAILWRIGHT_DATA: '/var/lib/shop' }
  expect(readOptions(['--', '--online'], env, folders, doctor)).toEqual({
    ok: true,
    value: { data: '/var/lib/shop', file: null, flags: new Set(['online']) },
  })
  expect(readOptions(['--data', 'other', 'copy.db', '--with-key'], env, folders, backup)).toMatchObject({
    value: { data: '/srv/trailwright/other', flags: new Set(['with-key']) },
  })
})

test.each([
  [[], backup, 'operate.file-missing'],
  [['a', 'b'], backup, 'operate.argument-unknown'],
  [['a'], doctor, 'operate.argument-unknown'],
  [['--with-kye', 'a'], backup, 'operate.argument-unknown'],
  [['a', '--data'], backup, 'operate.value-missing'],
])('%j is refused', (args, command, code) => {
  expect(readOptions(args, {}, folders, command)).toMatchObject({ ok: false, problem: { code } })
})
