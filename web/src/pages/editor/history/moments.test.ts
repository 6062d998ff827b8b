import { expect, test } from 'vitest'
import { inOrder, momentsOf } from './moments.ts'

const version = (number: number, publishedAt: number) => ({
  number,
  publishedAt,
  publishedBy: 'Yu',
  note: '',
  inside: 0,
})
const draft = (rev: number, savedAt: number, published: number | null = null) => ({
  rev,
  savedAt,
  savedBy: 'Max',
  version: published,
  since: { changes: [], total: rev, layout: false },
})

test('versions and drafts are one line of time, and what was published stands once', () => {
  const moments = momentsOf([version(2, 50), version(1, 20)], [draft(7, 40), draft(5, 19, 1), draft(3, 10)])
  expect(moments.map(({ key }) => key)).toEqual(['v2', 'd7', 'v1', 'd3'])
  expect(moments[2]).toMatchObject({ type: 'version', since: { total: 5 } })
  expect(moments[0]).toMatchObject({ since: null })
})

test('of two the earlier one comes first, whichever was chosen first; the draft now is the latest', () => {
  const [late, early] = momentsOf([version(2, 50)], [draft(3, 10)])
  if (late === undefined || early === undefined) throw new Error('Two moments were given')
  expect(inOrder(late, early)).toEqual([early, late])
  expect(inOrder(early, late)).toEqual([early, late])
  const now = { key: 'now', type: 'now', at: 0, by: '' } as const
  expect(inOrder(now, late)).toEqual([late, now])
})
