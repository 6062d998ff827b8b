import { expect, test } from 'vitest'
import { projectRoot } from '../checks/tree.ts'
import { guards } from './guards.ts'
import { withoutGuard } from './without-guard.ts'

test.each(guards)('“$name” can still be taken out', (guard) => {
  expect(Object.keys(withoutGuard(projectRoot, guard)).length).toBeGreaterThan(0)
})
