import type { Page } from '@playwright/test'
import type { Graph, GraphEdge } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { createJourney, getJourney, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import type { Owner } from './first-owner.ts'

interface Step {
  readonly id: string
  readonly kind: string
  readonly label?: string
  readonly x: number
  readonly y: number
  readonly config?: JsonObject
}

/** A drawing in short: the steps and, as `from:port>to`, their lines. */
export interface Drawing {
  readonly name: string
  readonly steps: readonly Step[]
  readonly lines: readonly string[]
}

const edgeOf = (line: string): GraphEdge => {
  const [from = '', port = '', to = ''] = line.split(/[:>]/)
  return { from, port, to }
}

const graphOf = (blank: Graph, { steps, lines }: Drawing): Graph => ({
  ...blank,
  nodes: steps.map(({ id, kind, label, x, y, config }) => {
    const known = kindOf(kind)
    return {
      id,
      kind,
      v: known?.v ?? 1,
      config: { ...known?.defaults(), ...config },
      position: { x, y },
      ...(label === undefined ? {} : { label }),
    }
  }),
  edges: lines.map(edgeOf),
})

/** Puts a draft there through the API; returns its id and the revision to publish. */
export const putJourney = async (
  { api }: Owner,
  drawing: Drawing,
): Promise<{ readonly id: string; readonly rev: number }> => {
  const made = await api.post('/api/v1/journeys', { name: { en: drawing.name }, starter: null })
  const { id } = createJourney.response.parse(made)
  const { draft } = getJourney.response.parse(await api.get(`/api/v1/journeys/${id}`))
  const saved = saveDraft.response.parse(
    await api.put(`/api/v1/journeys/${id}/draft`, { graph: graphOf(draft.graph, drawing), rev: draft.rev }),
  )
  if (!saved.saved) throw new Error('Somebody else saved the draft')
  return { id, rev: saved.rev }
}

/** Puts a journey there through the API and opens it in the editor; returns its address. */
export const drawnJourney = async (page: Page, owner: Owner, url: string, drawing: Drawing): Promise<string> => {
  const { id } = await putJourney(owner, drawing)
  const address = `${url}/journeys/${id}`
  await page.goto(address)
  return address
}
