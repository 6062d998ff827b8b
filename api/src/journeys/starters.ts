import { listStarters, type starterSchema } from '@trailwright/shared/wire/journeys.ts'
import type { z } from 'zod'
import { handle, type Handled } from '../http/handle.ts'
import type { Bundle } from './bundle.ts'

interface Starter extends Bundle {
  readonly about: z.infer<typeof starterSchema>
}

const starters: readonly Starter[] = []

export const starterNamed = (id: string): Bundle | null => starters.find(({ about }) => about.id === id) ?? null

export const starterHandlers = (): readonly Handled[] => [
  handle(listStarters, () => ({ items: starters.map(({ about }) => about) })),
]
