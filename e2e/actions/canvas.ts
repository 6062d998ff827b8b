import { expect, type Locator, type Page } from '@playwright/test'
import type { StoryLanguage } from '../harness/language.ts'
import { kindWords } from './words.ts'

/** A place on the canvas, in px from its upper left corner. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** What a marketer does with the drawing: with the mouse, as seen. */
export interface CanvasActions {
  /** Drags a step from the palette to a free place. */
  drag(kind: string, to: Spot): Promise<void>
  /** Pulls a way out to a step. */
  connect(from: Locator, port: string, to: Locator): Promise<void>
  /** The steps of a kind that are drawn. */
  steps(kind: string): Locator
  /** Drags a step by so many px. */
  move(step: Locator, by: Spot): Promise<void>
  /** Clicks a step, so that its form is at the right. */
  select(step: Locator): Promise<void>
}

/** Presses on a thing, once nothing lies over it, and lets go elsewhere in the window. */
const pull = async (page: Page, from: Locator, to: Spot): Promise<void> => {
  await from.hover()
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

export const canvasOf = (page: Page, language: StoryLanguage): CanvasActions => {
  const canvas = page.getByTestId('canvas')
  const palette = page.getByTestId('palette')
  const steps = (kind: string) => canvas.getByTestId('step').and(page.locator(`[data-kind="${kind}"]`))
  const lines = canvas.getByTestId('edge')
  return {
    steps,
    drag: async (kind, to) => {
      const before = await steps(kind).count()
      // Above the families the palette repeats what often comes next.
      const item = palette.getByRole('button', { name: kindWords(kind, language).name, exact: true }).last()
      const box = await canvas.boundingBox()
      await pull(page, item, { x: (box?.x ?? 0) + to.x, y: (box?.y ?? 0) + to.y })
      await expect(steps(kind)).toHaveCount(before + 1)
    },
    connect: async (from, port, to) => {
      const before = await lines.count()
      const target = await to.boundingBox()
      if (target === null) throw new Error('The step to connect to is not to be seen')
      await pull(page, from.locator(`[data-port="${port}"]`), { x: target.x + target.width / 2, y: target.y + 4 })
      await expect(lines).toHaveCount(before + 1)
    },
    move: async (step, by) => {
      const box = await step.boundingBox()
      if (box === null) throw new Error('The step to move is not to be seen')
      await step.hover({ position: { x: 60, y: 16 } })
      await page.mouse.down()
      await page.mouse.move(box.x + 60 + by.x, box.y + 16 + by.y, { steps: 8 })
      await page.mouse.up()
    },
    select: async (step) => {
      await step.click({ position: { x: 60, y: 16 } })
    },
  }
}
