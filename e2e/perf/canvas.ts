import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { createJourney, getJourney, saveDraft } from '@trailwright/shared/wire/journeys.ts'
import { median, printTable } from '../../scripts/bench/measure.ts'
import { ensureWebIsBuilt } from '../../scripts/start/web-build.ts'
import { type Api, firstOwner } from '../actions/first-owner.ts'
import { findChromium } from '../harness/chromium.ts'
import { startProduct } from '../harness/product.ts'
import { type BarePage, openBarePage } from './bare-page.ts'
import { wideDrawingOf } from './canvas-graph.ts'
import { firstGestureMs, watchWheel } from './first-gesture.ts'
import { canvasOn, cpuPerStep, type Gesture, gestures, show, type View, views } from './gestures.ts'

// The editor beside a bare React Flow page with the same graph, by turns in one browser. `pnpm bench canvas [size…]`.
const asked = process.argv.slice(2).map(Number)
const sizes = asked.length > 0 ? asked : [50, 200, 500, 1000, 2000]
const repeats = Number(process.env['REPEATS'] ?? 5)
const loads = repeats

/** The most that a gesture may cost, in parts of what it costs on the bare page. */
const barOf = (size: number, view: View): number => (size <= 200 ? 1.3 : view === 'zoomed in' ? 0.4 : 0.8)
const loadBar = 1.3

const box = { width: 1440, height: 900 }

interface Side {
  readonly page: Page
  readonly url: string
  /** The path that its graph comes from. */
  readonly data: string
}

const put = async (api: Api, graph: Graph): Promise<string> => {
  const { id } = createJourney.response.parse(
    await api.post('/api/v1/journeys', { name: { en: `${graph.nodes.length} steps` }, starter: null }),
  )
  const { draft } = getJourney.response.parse(await api.get(`/api/v1/journeys/${id}`))
  const { nodes, edges } = graph
  const body = { graph: { ...draft.graph, nodes, edges }, rev: draft.rev }
  const saved = saveDraft.response.parse(await api.put(`/api/v1/journeys/${id}/draft`, body))
  if (!saved.saved) throw new Error('Somebody else saved the draft')
  return id
}

const sizeOf = (graph: Graph) => ({
  width: Math.max(...graph.nodes.map(({ position }) => position.x)) + 260,
  height: Math.max(...graph.nodes.map(({ position }) => position.y)) + 96,
})

const ratioRow = (name: string, ours: readonly number[], bare: readonly number[], bar: number): readonly string[] => {
  const [own, other] = [median(ours), median(bare)]
  const ratio = own / other
  return [name, own.toFixed(2), other.toFixed(2), ratio.toFixed(2), bar.toFixed(1), ratio <= bar ? '' : 'over']
}

/** Measures one size on both pages; the rows of its table. */
const compare = async (ours: Side, bare: Side, graph: Graph): Promise<readonly (readonly string[])[]> => {
  const size = graph.nodes.length
  const sides = [ours, bare]
  const rows: (readonly string[])[] = []

  const waits = sides.map((): number[] => [])
  // Each page was open before: its scripts lie in the browser's cache.
  for (let load = 0; load < loads; load += 1) {
    for (const [index, { page, url, data }] of sides.entries()) {
      await page.bringToFront()
      waits[index]?.push(await firstGestureMs(page, url, data, { x: 600, y: 460 }))
    }
  }
  rows.push(ratioRow(`${size} first gesture`, waits[0] ?? [], waits[1] ?? [], loadBar))

  const canvases = []
  for (const { page, url } of sides) {
    await page.bringToFront()
    await page.goto(url)
    canvases.push(await canvasOn(page, sizeOf(graph)))
  }
  for (const view of views) {
    for (const canvas of canvases) {
      await canvas.page.bringToFront()
      await show(canvas, view)
    }
    const spent = new Map<Gesture, readonly [ours: number[], bare: number[]]>(gestures.map((name) => [name, [[], []]]))
    for (let repeat = 0; repeat <= repeats; repeat += 1) {
      for (const gesture of gestures) {
        for (const [index, canvas] of canvases.entries()) {
          await canvas.page.bringToFront()
          const ms = await cpuPerStep(canvas, gesture)
          // The first time warms up.
          if (repeat > 0) spent.get(gesture)?.[index]?.push(ms)
        }
      }
    }
    for (const [gesture, [own, other]] of spent)
      rows.push(ratioRow(`${size} ${view}: ${gesture}`, own, other, barOf(size, view)))
  }
  return rows
}

const measure = async (browser: Browser, barePage: BarePage): Promise<void> => {
  const product = await startProduct('empty')
  try {
    const context = await browser.newContext({ viewport: box, locale: 'en-GB' })
    const page = await context.newPage()
    const barePlace = await (await browser.newContext({ viewport: box })).newPage()
    for (const place of [page, barePlace]) await watchWheel(place)
    const { api } = await firstOwner(page, product, 'en', false)
    const head = ['CPU a step, or time, ms', 'ours', 'bare', 'ours of bare', 'bar', '']
    for (const size of sizes) {
      // The editor's canvas is what remains beside palette and inspector; the bare one gets the same room.
      const graph = wideDrawingOf(size, { width: 840, height: 810 })
      const id = await put(api, graph)
      const ours = { page, url: `${product.url}/journeys/${id}`, data: `/api/v1/journeys/${id}` }
      await page.goto(ours.url)
      const room = await page.locator('.react-flow').boundingBox()
      if (room === null) throw new Error('The canvas is not to be seen')
      const bare = { page: barePlace, url: barePage.serve(graph, room), data: '/graph.json' }
      await barePlace.goto(bare.url)
      printTable([head, ...(await compare(ours, bare, graph))])
      console.log('')
    }
  } finally {
    await product.close()
  }
}

await ensureWebIsBuilt(join(import.meta.dirname, '../..'), () => console.log('building'))
const { executablePath, args, env } = await findChromium()
const browser = await chromium.launch({ executablePath, args, env })
const barePage = await openBarePage()
try {
  await measure(browser, barePage)
} finally {
  await browser.close()
  await barePage.close()
}
