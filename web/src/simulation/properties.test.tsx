import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import { Properties } from './Properties.tsx'

beforeEach(async () => {
  await startI18n('en')
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"items":[]}', { status: 200 })))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** The values as they are now. */
function show(first: JsonObject): () => JsonObject {
  let latest = first
  function Held() {
    const [value, setValue] = useState(first)
    latest = value
    return <Properties value={value} onChange={setValue} />
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Held />
    </QueryClientProvider>,
  )
  return () => latest
}

test('a number stays a number, also when it is emptied on the way', async () => {
  const user = userEvent.setup()
  const values = show({ total: 268, cart_id: 'C-7' })
  const total = screen.getByLabelText('total')
  await user.clear(total)
  await user.type(total, '300')
  await user.type(screen.getByLabelText('cart ID'), '8')
  expect(values()).toEqual({ total: 300, cart_id: 'C-78' })
})

test('a list is changed entry by entry, and nothing asks for JSON', async () => {
  const user = userEvent.setup()
  const values = show({ products: [{ name: 'Oak chair', price: 99 }] })
  await user.click(screen.getByText('1 entry'))
  await user.click(screen.getByRole('button', { name: 'Add to products' }))
  const second = within(screen.getByRole('group', { name: 'products 2' }))
  await user.clear(second.getByLabelText('price'))
  await user.type(second.getByLabelText('price'), '12')
  await user.click(screen.getByRole('button', { name: 'Remove products 1' }))
  expect(values()).toEqual({ products: [{ name: 'Oak chair', price: 12 }] })
})
