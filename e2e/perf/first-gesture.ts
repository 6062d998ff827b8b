import type { Page } from '@playwright/test'
import type { Spot } from './gestures.ts'

const everyMs = 15

/** In each document of the page from now on: writes down when the canvas first followed the wheel and that was drawn. */
export const watchWheel = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const zoom = (): number => {
      const { transform } = document.querySelector<HTMLElement>('.react-flow__viewport')?.style ?? { transform: '' }
      return Number(/scale\(([^)]*)\)/.exec(transform)?.[1] ?? 0)
    }
    addEventListener(
      'wheel',
      () => {
        const before = zoom()
        requestAnimationFrame(() =>
          setTimeout(() => {
            const nearer = zoom() / before
            // What the page does by itself at first, such as to bring everything into view, is another step.
            if (nearer > 1.005 && nearer < 1.3)
              document.documentElement.dataset['accepted'] ??= String(performance.now())
          }),
        )
      },
      { capture: true, passive: true },
    )
  })
}

/**
 * From the moment the graph has arrived until the canvas, drawn, has followed a turn of the wheel; ms. The wheel is turned
 * all the while; `watchWheel` sees it.
 */
export const firstGestureMs = async (page: Page, url: string, data: string, at: Spot): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await page.goto(url, { waitUntil: 'commit' })
  // Chromium answers no turn of the wheel that falls into the change of pages.
  const turn = () =>
    session
      .send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...at, deltaX: 0, deltaY: -10 })
      .catch(() => undefined)
  const turning = setInterval(() => void turn(), everyMs)
  const accepted = await page
    .waitForFunction(() => Number(document.documentElement.dataset['accepted'] ?? 0))
    .then((handle) => handle.jsonValue())
    .finally(() => clearInterval(turning))
  const arrived = await page.evaluate(
    (path) =>
      performance
        .getEntriesByType('resource')
        .flatMap((entry) => (entry instanceof PerformanceResourceTiming ? [entry] : []))
        .find(({ name }) => new URL(name).pathname === path)?.responseEnd,
    data,
  )
  await session.detach()
  if (arrived === undefined) throw new Error(`${data} was not asked for`)
  return accepted - arrived
}
