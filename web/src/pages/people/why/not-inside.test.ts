import { beforeAll, describe, expect, test } from 'vitest'
import { startI18n } from '../../../i18n/i18n.ts'
import { namesFrom } from '../../../i18n/names.ts'
import { formatIn } from '../../../ui/format.ts'
import { type Door, type NotInside, notInsideSentence } from './not-inside.ts'
import type { WhyWords } from './why-words.ts'

let words: WhyWords
beforeAll(async () => {
  const none = new Map<string, string>()
  const { t } = await startI18n('en')
  words = {
    t,
    names: namesFrom({
      language: 'en',
      segments: none,
      contents: none,
      journeys: none,
      goals: none,
      labels: new Map(),
      words: {},
    }),
    format: formatIn('en', { now: () => 0, zone: 'UTC', yesterday: 'yesterday' }),
  }
})

const door = (given: Partial<Door>): Door => ({
  trigger: 'start',
  kind: 'trigger.event',
  config: { event: 'Cart Updated' },
  lastHappenedAt: null,
  answer: 'enter',
  reason: null,
  because: [],
  ...given,
})
const answer = (given: Partial<NotInside>): NotInside => ({
  at: 0,
  journeyName: 'Abandoned cart',
  status: 'live',
  inside: [],
  doors: [door({})],
  lastRefusal: null,
  ...given,
})
const said = (given: Partial<NotInside>) => notInsideSentence(words, answer(given), 'Lin', () => 'A while')

describe('why somebody is not in a journey, in one sentence', () => {
  test('where they stand, if they are in it', () => {
    const inside = [{ enrollment: 'e', key: 'k', node: 'wait', enteredAt: Date.UTC(2026, 10, 1) }]
    expect(said({ inside })).toBe('Lin is inside, at “A while” since 1 Nov 2026, 00:00.')
  })

  test('that it takes nobody', () => {
    expect(said({ status: 'paused' })).toMatch(/Abandoned cart is paused/)
    expect(said({ status: 'draft' })).toMatch(/was never published/)
    expect(said({ doors: [] })).toMatch(/no start/)
  })

  test('that nothing happened yet', () => {
    expect(said({})).toBe('Lin would be let in now, but has not come to a start of Abandoned cart: Cart Updated.')
  })

  test('who it is for, with the value that decided', () => {
    const because = [
      { leaf: { attribute: 'person.orders', is: '>=', value: 3 }, value: false, actual: 1, until: 'never' },
    ]
    expect(said({ doors: [door({ answer: 'refuse', reason: 'audience', because })] })).toMatch(
      /^Lin is not let in: Abandoned cart is not for this person\. .*1.*2 more/,
    )
  })

  test('an open way counts before a closed one', () => {
    const closed = door({ answer: 'refuse', reason: 'cooldown', lastHappenedAt: 5 })
    expect(said({ doors: [closed, door({})] })).toMatch(/would be let in now/)
    expect(said({ doors: [closed] })).toMatch(/was inside not long enough ago/)
    expect(said({ doors: [door({ answer: 'holdout' })] })).toMatch(/held out/)
  })
})
