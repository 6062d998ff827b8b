import { expect, test } from 'vitest'
import { bold, boldOr, sentence } from './phrase.ts'

test('places are filled with values, words or whole phrases; what is empty disappears', () => {
  expect(
    sentence('Up to {time} for {what}{more}', {
      time: bold('2 hours'),
      what: [bold('A'), ' or ', bold('B')],
      more: '',
    }),
  ).toEqual(['Up to ', { value: '2 hours' }, ' for ', { value: 'A' }, ' or ', { value: 'B' }])
})

test('a place that nobody fills stays, so that the mistake shows', () => {
  expect(sentence('As {reason}', {})).toEqual(['As {reason}'])
})

test('what is missing asks for it', () => {
  expect(boldOr('', 'Choose an event')).toEqual({ missing: 'Choose an event' })
})

test('Chinese and Latin words keep a space between them, whatever fills the place', () => {
  const waits = (event: string) => sentence('等{event}', { event: bold(event) })
  expect(waits('Order Completed')).toEqual(['等 ', { value: 'Order Completed' }])
  expect(waits('下单')).toEqual(['等', { value: '下单' }])
})
