import { skipReasons } from '@trailwright/shared/policy/decision.ts'
import { suppressionReasons } from '@trailwright/shared/policy/address.ts'
import { refuseReasons } from '@trailwright/shared/run/contract.ts'
import { failureClasses, holdCauses } from '@trailwright/shared/step/outcome.ts'
import { traceCodes } from '@trailwright/shared/step/trace.ts'
import { describe, expect, test } from 'vitest'
import { heldSettings } from './message-why.ts'
import * as en from '../../../i18n/en/index.ts'
import * as zh from '../../../i18n/zh-CN/index.ts'

/** What a person's timeline may have to say, by the list that the core keeps. */
const said = [
  ['people.steps', traceCodes],
  ['people.reasons', skipReasons],
  ['people.skips', skipReasons],
  ['people.blocks', suppressionReasons],
  ['people.failures', failureClasses],
  ['people.refusals', refuseReasons],
  ['live.holds', holdCauses],
  ['live.settings', heldSettings],
] as const

function textAt(texts: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inside, name) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, name) : undefined),
      texts,
    )
}

describe.each([
  ['English', en],
  ['Chinese', zh],
] as const)('in %s', (_, texts) => {
  test.each(said)('%s has a sentence for every code', (area, codes) => {
    expect(codes.length).toBeGreaterThan(2)
    expect(codes.filter((code) => typeof textAt(texts, `${area}.${code}`) !== 'string')).toEqual([])
  })
})
