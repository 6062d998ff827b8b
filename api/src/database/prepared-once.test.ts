import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { preparedOnce } from './prepared-once.ts'

test('a text is prepared once, and the one not used for longest makes room', () => {
  const sqlite = new Sqlite(':memory:')
  const { prepare } = preparedOnce(sqlite)
  const first = prepare('select 1 as n')
  for (let n = 2; n <= 500; n += 1) prepare(`select ${n} as n`)
  const second = prepare('select 2 as n')
  expect(prepare('select 1 as n')).toBe(first)
  prepare('select 501 as n')
  expect(prepare('select 1 as n')).toBe(first)
  expect(prepare('select 2 as n')).toBe(second)
  expect(prepare('select 1 as n').all([])).toEqual([{ n: 1 }])
  sqlite.close()
})

test('a statement lives on when a table changes under it', () => {
  const sqlite = new Sqlite(':memory:')
  const { prepare } = preparedOnce(sqlite)
  sqlite.exec('create table t (a)')
  sqlite.exec('insert into t values (1)')
  expect(prepare('select * from t').all([])).toEqual([{ a: 1 }])
  sqlite.exec('alter table t add column b default 2')
  expect(prepare('select * from t').all([])).toEqual([{ a: 1, b: 2 }])
  sqlite.close()
})
