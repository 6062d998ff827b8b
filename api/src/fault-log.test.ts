import { expect, test } from 'vitest'
import { faultForLog } from './fault-log.ts'

test('a fault is logged by name, code and place, and its message is not', () => {
  const logged = faultForLog(Object.assign(new TypeError('anna@example.com'), { code: 'SQLITE_FULL' }))
  expect(logged.error).toBe('TypeError SQLITE_FULL')
  expect(logged.stack.length).toBeGreaterThan(0)
  expect(JSON.stringify(logged)).not.toContain('anna')
})

test('whatever is thrown can be logged', () => {
  expect(faultForLog('anna@example.com').error).toBe('Error')
})

test('a message whose lines look like places is not logged either', () => {
  const logged = faultForLog(new Error('no such address\n    at anna@example.com'))
  expect(JSON.stringify(logged)).not.toContain('anna')
})
