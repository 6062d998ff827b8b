import { expect, test } from 'vitest'
import { plainNames } from './testing/plain-names.ts'
import { catalogue, kindOf } from './index.ts'

const names = plainNames('en')
const says = (kind: string, config: Parameters<NonNullable<ReturnType<typeof kindOf>>['ports']>[0]) => {
  const known = kindOf(kind)
  return known?.ports(config).map(({ name }) => known.portWords?.(config, name, names))
}

test('ways out that a user defines say who goes them: the condition, the event, the share', () => {
  const cases = [{ id: 'vip', label: '', condition: { tag: 'vip', is: 'has' } }, { id: 'open' }]
  expect(says('split.multi', { cases })).toEqual(['{"tag":"vip","is":"has"}', undefined, undefined])
  expect(says('wait.event', { groups: [{ id: 'a', event: 'Ordered' }, { id: 'b' }] })).toEqual([
    'Ordered',
    undefined,
    undefined,
  ])
  expect(
    says('split.random', {
      arms: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 2 },
      ],
    }),
  ).toEqual(['33%', '67%'])
  expect(says('split.random', { arms: [{ id: 'a' }] })).toEqual([undefined])
})

test('no kind says anything of a config that is empty', () => {
  for (const { portWords } of catalogue.values()) expect(portWords?.({}, 'next', names)).toBeUndefined()
})
