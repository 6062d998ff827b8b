import { expect, test } from 'vitest'
import { migrate, migrations, type Migration } from './migrate.ts'
import { dslVersion } from './schema.ts'

/** As if the DSL were at version 3: first `clock` became `zone`, then `title` became `name`. */
const steps: readonly Migration[] = [
  ({ clock, ...rest }) => ({ ...rest, zone: clock ?? 'UTC' }),
  ({ title, ...rest }) => ({ ...rest, name: { en: title ?? '' } }),
]
const toThree = { steps, present: 3 }

test('there is one migration for each version before the present', () => {
  expect(migrations).toHaveLength(dslVersion - 1)
})

test('a document of any older version passes through all that came after it', () => {
  expect(migrate({ dsl: 1, clock: 'UTC', title: 'A' }, toThree)).toEqual({
    ok: true,
    value: { dsl: 3, zone: 'UTC', name: { en: 'A' } },
  })
  expect(migrate({ dsl: 2, zone: 'Asia/Shanghai', title: 'A' }, toThree)).toMatchObject({
    value: { dsl: 3, zone: 'Asia/Shanghai', name: { en: 'A' } },
  })
  expect(migrate({ dsl: 3, name: { en: 'A' } }, toThree)).toMatchObject({ value: { dsl: 3, name: { en: 'A' } } })
})

test('a newer one, or one without a version, is refused', () => {
  expect(migrate({ dsl: 4 }, toThree)).toMatchObject({ ok: false, findings: [{ code: 'document.newer' }] })
  expect(migrate({ dsl: 0 }, toThree)).toMatchObject({ ok: false, findings: [{ code: 'document.no-version' }] })
  expect(migrate({}, toThree)).toMatchObject({ ok: false })
})
