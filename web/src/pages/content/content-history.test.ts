import type { Content } from '@trailwright/shared/content/schema.ts'
import { describe, expect, test } from 'vitest'
import { begin, changed, redone, rested, undone } from './content-history.ts'

const mail = (subject: string, texts: readonly string[] = ['Hello']): Content => ({
  channel: 'email',
  name: 'Cart',
  category: 'marketing',
  bodies: {
    en: { subject, preheader: '', blocks: texts.map((text, at) => ({ id: `b${at}`, type: 'text', text })) },
  },
})

describe('undo', () => {
  test('takes back all that was typed in one text at once', () => {
    const typed = ['S', 'Su', 'Sub'].reduce((history, subject) => changed(history, mail(subject)), begin(mail('')))
    expect(undone(typed).now).toEqual(mail(''))
    expect(redone(undone(typed)).now).toEqual(mail('Sub'))
  })

  test('tells two texts apart, and one text before and after a rest', () => {
    const subject = changed(begin(mail('')), mail('S'))
    const text = changed(subject, mail('S', ['Hello you']))
    expect(undone(text).now).toEqual(mail('S'))
    const later = changed(rested(subject), mail('Su'))
    expect(undone(later).now).toEqual(mail('S'))
  })

  test('takes back a block that was added, each by itself', () => {
    const one = changed(begin(mail('S')), mail('S', ['Hello', '']))
    const two = changed(one, mail('S', ['Hello', '', '']))
    expect(undone(two).now).toEqual(mail('S', ['Hello', '']))
    expect(undone(undone(two)).now).toEqual(mail('S'))
  })

  test('a new change forgets what was taken back; one that changes nothing does not', () => {
    const back = undone(changed(begin(mail('')), mail('S')))
    expect(changed(back, mail('')).future).toHaveLength(1)
    expect(changed(back, mail('Other')).future).toHaveLength(0)
    expect(undone(begin(mail(''))).now).toEqual(mail(''))
  })
})
