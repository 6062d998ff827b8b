import { families } from '@trailwright/shared/nodes/define.ts'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { KindMark } from './KindMark.tsx'
import { silhouettes } from './silhouettes.tsx'

test('every family has a shape of its own, so that colour is not needed to tell them apart', () => {
  const shapes = families.map((family) => JSON.stringify(silhouettes[family].props))
  expect(new Set(shapes).size).toBe(families.length)
})

test('a mark is silent beside words, and speaks where it stands alone', () => {
  const { container } = render(
    <>
      <KindMark family="wait" icon="hourglass" />
      <KindMark family="start" icon="zap" label="Event happens" />
    </>,
  )
  expect(screen.getAllByRole('img').map((mark) => mark.getAttribute('aria-label'))).toEqual(['Event happens'])
  expect(container.querySelector('[data-family="wait"]')?.getAttribute('aria-hidden')).toBe('true')
})
