import { beforeAll, expect, test } from 'vitest'
import { startI18n } from '../../../i18n/i18n.ts'
import { holdSentence } from './message-why.ts'
import type { WhyWords } from './why-words.ts'

let words: Pick<WhyWords, 't'>
beforeAll(async () => {
  words = await startI18n('en')
})

test('a private host that the operator did not allow is named, with what to set', () => {
  expect(holdSentence(words, 'configuration', { code: 'egress.private', host: '10.0.0.5' })).toMatch(
    /^“10\.0\.0\.5” lies in a private network.*TRAILWRIGHT_PRIVATE_HOSTS/,
  )
})

test('a setting that has no sentence of its own is a setting all the same, and what has no reason broke', () => {
  expect(holdSentence(words, undefined, { code: 'channel.unknown' })).toMatch(/^A setting does not fit/)
  expect(holdSentence(words, undefined, {})).toMatch(/^Something broke/)
})
