import { expect, test } from 'vitest'
import { configFrom } from './config.ts'

test('private hosts are listed with commas, however they are spaced and spelt', () => {
  const config = (list: string) => configFrom({ TRAILWRIGHT_PRIVATE_HOSTS: list }, { demo: 'ask', webRoot: null })
  expect(config('127.0.0.1:3000, CRM.local ,').privateHosts).toEqual(['127.0.0.1:3000', 'crm.local'])
  expect(config('').privateHosts).toEqual([])
})
