import type { CDPSession, Page } from '@playwright/test'

export const gestures = ['pan', 'zoom', 'drag'] as const
export type Gesture = (typeof gestures)[number]

/** Everything is in view, or about a dozen cards in the middle of the drawing. */
export const views = ['zoomed in', 'whole graph'] as const
export type View = (typeof views)[number]

export interface Spot {
  readonly x: number
  readonly y: number
}

interface Viewport extends Spot {
  readonly zoom: number
}

/** A page with a React Flow canvas that is moved by real input and whose main thread is measured. */
export interface Canvas {
  readonly page: Page
  /** The canvas in the window, px. */
  readonly box: Spot & { readonly width: number; readonly height: number }
  /** The corners of the drawing, in px of the drawing. */
  readonly drawn: { readonly width: number; readonly height: number }
  readonly session: CDPSession
}

const stepsOneWay = 20
/** Beyond the 16 px that the editor snaps to, so that each step moves the card there too. */
const stepPx = 18
const wheelStep = 30
const nearZoom = 0.9

export const canvasOn = async (page: Page, drawn: Canvas['drawn']): Promise<Canvas> => {
  const flow = page.locator('.react-flow')
  await flow.waitFor()
  const box = await flow.boundingBox()
  if (box === null) throw new Error('The canvas is not to be seen')
  const session = await page.context().newCDPSession(page)
  // Of the thread, not of the wall: what other programs do meanwhile does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(() =>
    addEventListener('wheel', () => performance.mark('wheel'), { capture: true, passive: true }),
  )
  return { page, box, drawn, session }
}

/** CPU of the main thread since it began, ms. */
const cpuMs = async ({ session }: Canvas): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  const spent = metrics.find(({ name }) => name === 'TaskDuration')
  if (spent === undefined) throw new Error('Chromium does not tell its task duration')
  return spent.value * 1000
}

const viewportOf = ({ page }: Canvas): Promise<Viewport> =>
  page.evaluate(() => {
    const viewport = document.querySelector('.react-flow__viewport') ?? document.body
    const { a, e, f } = new DOMMatrix(getComputedStyle(viewport).transform)
    return { zoom: a, x: e, y: f }
  })

/** Until the main thread has next to nothing to do; at most for a while, should something in the page never end. */
const rest = async (canvas: Canvas): Promise<void> => {
  let before = await cpuMs(canvas)
  for (let look = 0; look < 30; look += 1) {
    await canvas.page.waitForTimeout(100)
    const now = await cpuMs(canvas)
    if (now - before < 5) return
    before = now
  }
}

const mouse = ({ session }: Canvas, type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Spot) =>
  session.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: type === 'mouseMoved' ? 0 : 1,
  })

/** One turn of the wheel; resolves when the page has heard it and drawn what follows. */
const wheel = async ({ page, session }: Canvas, { x, y }: Spot, deltaY: number): Promise<void> => {
  // Chromium does not answer each turn, so the page is asked, for a while.
  void session.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY }).catch(() => undefined)
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        let frames = 0
        const look = (): void => {
          const heard = performance.getEntriesByName('wheel').length > 0
          frames += 1
          if (!heard && frames < 60) requestAnimationFrame(look)
          else {
            performance.clearMarks('wheel')
            requestAnimationFrame(() => setTimeout(done))
          }
        }
        look()
      }),
  )
}

const middleOf = ({ box }: Canvas): Spot => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

/** The pane itself near the middle of the canvas, with no card or line there. */
const emptySpot = async (canvas: Canvas): Promise<Spot> => {
  const found = await canvas.page.evaluate(({ x, y }) => {
    for (let far = 0; far < 300; far += 3) {
      for (let turn = 0; turn < 24; turn += 1) {
        const at = { x: x + far * Math.cos(turn), y: y + far * Math.sin(turn) }
        if (document.elementFromPoint(at.x, at.y)?.classList.contains('react-flow__pane') === true) return at
      }
    }
    return null
  }, middleOf(canvas))
  if (found === null) throw new Error('There is no room between the cards')
  return found
}

/** The upper left of a card near the middle, where neither a line nor a way out is. */
const cardSpot = async (canvas: Canvas): Promise<Spot> => {
  const found = await canvas.page.evaluate(({ x, y }) => {
    const cards = Array.from(document.querySelectorAll('.react-flow__node'), (card) => card.getBoundingClientRect())
    const far = (card: DOMRect): number => Math.hypot(card.x - x, card.y - y)
    const nearest = cards.toSorted((a, b) => far(a) - far(b))[0]
    return nearest === undefined
      ? null
      : { x: nearest.x + nearest.width * 0.2, y: nearest.y + Math.min(nearest.height * 0.3, 16) }
  }, middleOf(canvas))
  if (found === null) throw new Error('There is no card')
  return found
}

/** Shows all of the drawing, or its middle, however the page came to where it is. */
export const show = async (canvas: Canvas, view: View): Promise<void> => {
  const { box, drawn } = canvas
  const whole = Math.min(box.width / drawn.width, box.height / drawn.height, 1) * 0.96
  // The wheel zooms about the pointer, so the middle of the drawing is pulled to the middle of the box first.
  for (let round = 0; round < 3; round += 1) {
    const { zoom } = await viewportOf(canvas)
    const target = view === 'zoomed in' ? nearZoom : whole
    await wheel(canvas, middleOf(canvas), -Math.log2(target / zoom) / 0.002)
    await rest(canvas)
    const now = await viewportOf(canvas)
    const by = {
      x: box.width / 2 - (now.x + (drawn.width / 2) * now.zoom),
      y: box.height / 2 - (now.y + (drawn.height / 2) * now.zoom),
    }
    if (Math.hypot(by.x, by.y) < 40 && Math.abs(zoom / target - 1) < 0.05) return
    const from = await emptySpot(canvas)
    await mouse(canvas, 'mousePressed', from)
    await mouse(canvas, 'mouseMoved', { x: from.x + by.x / 2, y: from.y + by.y / 2 })
    await mouse(canvas, 'mouseMoved', { x: from.x + by.x, y: from.y + by.y })
    await mouse(canvas, 'mouseReleased', { x: from.x + by.x, y: from.y + by.y })
    await rest(canvas)
  }
}

const thereAndBack = Array.from({ length: 2 * stepsOneWay }, (_, step) =>
  step < stepsOneWay ? step + 1 : 2 * stepsOneWay - step - 1,
)

/** CPU of the main thread a step of the gesture, ms; the picture ends as it began. */
export const cpuPerStep = async (canvas: Canvas, gesture: Gesture): Promise<number> => {
  if (gesture === 'zoom') {
    const at = middleOf(canvas)
    await mouse(canvas, 'mouseMoved', at)
    const before = await cpuMs(canvas)
    for (const step of thereAndBack.keys()) await wheel(canvas, at, step < stepsOneWay ? -wheelStep : wheelStep)
    const spent = (await cpuMs(canvas)) - before
    await rest(canvas)
    return spent / thereAndBack.length
  }
  const from = gesture === 'pan' ? await emptySpot(canvas) : await cardSpot(canvas)
  await mouse(canvas, 'mousePressed', from)
  // The first moves begin the gesture.
  await mouse(canvas, 'mouseMoved', { x: from.x + 4, y: from.y + 3 })
  await mouse(canvas, 'mouseMoved', from)
  const before = await cpuMs(canvas)
  for (const step of thereAndBack)
    await mouse(canvas, 'mouseMoved', { x: from.x + step * stepPx * 0.8, y: from.y + step * stepPx * 0.6 })
  const spent = (await cpuMs(canvas)) - before
  await mouse(canvas, 'mouseReleased', from)
  await rest(canvas)
  return spent / thereAndBack.length
}
