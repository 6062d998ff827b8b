import { getJourney, type Draft } from '@trailwright/shared/wire/journeys.ts'
import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney, type Drawing } from '../actions/drawn-journey.ts'
import type { Owner } from '../actions/first-owner.ts'
import { draftIsSaved, findings } from '../actions/journey.ts'
import { filled, wordsIn } from '../actions/words.ts'
import { expect, test } from '../harness/test.ts'

const words = wordsIn('en')
const { draw, editor } = words

const draftOf = async ({ api }: Owner, address: string): Promise<Draft> => {
  const id = new URL(address).pathname.split('/').at(-1)
  return getJourney.response.parse(await api.get(`/api/v1/journeys/${id}`)).draft
}

/** A request keeps an offer; a wait, a draw by chance and a question about the offer follow. */
const offers: Drawing = {
  name: 'Offers',
  steps: [
    { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
    {
      id: 'h',
      kind: 'http.request',
      x: 0,
      y: 160,
      config: { url: 'https://shop.example/offer', keep: { offer: 'offer' } },
    },
    { id: 'a', kind: 'wait.for', x: 0, y: 320, config: { duration: 'PT2H' } },
    { id: 'b', kind: 'split.random', x: 0, y: 480 },
    {
      id: 'c',
      kind: 'split.if',
      x: -160,
      y: 640,
      config: { condition: { attribute: 'context.offer', is: 'known' } },
    },
    { id: 'x', kind: 'exit', x: 0, y: 800 },
  ],
  lines: ['t:next>h', 'h:ok>a', 'a:next>b', 'b:a>c', 'b:b>x', 'c:yes>x', 'c:no>x'],
}

test('[canvas-copy-and-paste] copies are new steps, here and in another journey', async ({ page, owner, product }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url })
  const address = await drawnJourney(page, owner, product.url, offers)
  const canvas = canvasOf(page, 'en')
  const chosen = ['a', 'b', 'c']
  const step = (id: string) => page.locator(`[data-node-id="${id}"]`)

  await test.step('twice into the same journey', async () => {
    await canvas.select(step('a'))
    for (const id of ['b', 'c']) await step(id).click({ position: { x: 60, y: 16 }, modifiers: ['Shift'] })
    await page.keyboard.press('ControlOrMeta+c')
    await page.keyboard.press('ControlOrMeta+v')
    await expect(page.getByText(filled(draw.pasted_other, { count: 3 }))).toContainText(draw.drawsAnew)
    await page.keyboard.press('ControlOrMeta+v')
    await expect(canvas.steps('split.if')).toHaveCount(3)
    await draftIsSaved(page)

    const { graph } = await draftOf(owner, address)
    const known = new Set(offers.steps.map(({ id }) => id))
    const copies = graph.nodes.filter(({ id }) => !known.has(id))
    expect(copies).toHaveLength(6)
    expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length)
    for (const kind of ['wait.for', 'split.random', 'split.if']) {
      const configs = graph.nodes.filter((node) => node.kind === kind).map(({ config }) => config)
      expect(configs).toEqual([configs[0], configs[0], configs[0]])
    }
    const lines = graph.edges.filter(({ from, to }) => !known.has(from) || !known.has(to))
    expect(lines.map(({ port }) => port).toSorted()).toEqual(['a', 'a', 'next', 'next'])
    expect(lines.every(({ from, to }) => !known.has(from) && !known.has(to))).toBe(true)
    // What the request keeps is kept here, so the copies may ask for it.
    await expect(findings(page).and(page.locator('[data-code="reference.context-unknown"]'))).toHaveCount(0)
  })

  await test.step('as text, and one undo takes a paste back', async () => {
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(JSON.parse(text)).toMatchObject({ trailwrightSteps: 1, nodes: chosen.map((id) => ({ id })) })
    await page.keyboard.press('ControlOrMeta+z')
    await expect(canvas.steps('split.if')).toHaveCount(2)
    await draftIsSaved(page)
  })

  await test.step('into another journey, which says what is missing there', async () => {
    const empty = await drawnJourney(page, owner, product.url, { name: 'Another', steps: [], lines: [] })
    await expect(page.getByText(editor.empty.title)).toBeVisible()
    await page.keyboard.press('ControlOrMeta+v')
    await expect(page.getByText('1 of them points to something that is not here')).toBeVisible()
    await expect(canvas.steps('split.if')).toHaveCount(1)
    await expect(findings(page).and(page.locator('[data-code="reference.context-unknown"]'))).toHaveCount(1)
    await draftIsSaved(page)
    const { graph } = await draftOf(owner, empty)
    expect(graph.nodes).toHaveLength(3)
    expect(graph.nodes.some(({ id }) => chosen.includes(id))).toBe(false)
    expect(graph.edges).toHaveLength(2)
  })
})

const thirty: Drawing = {
  name: 'Laid out by hand',
  steps: [
    { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
    ...Array.from({ length: 28 }, (_, index) => ({
      id: `w${index}`,
      kind: 'wait.for',
      x: (index % 7) * 304,
      y: 160 + Math.floor(index / 7) * 160 + (index % 3) * 16,
      config: { duration: `PT${index + 1}H` },
    })),
    { id: 'x', kind: 'exit', x: 0, y: 960 },
  ],
  lines: ['t:next>w0', ...Array.from({ length: 27 }, (_, index) => `w${index}:next>w${index + 1}`), 'w27:next>x'],
}

test('[canvas-failed-save-keeps-the-drawing] what could not be saved stays as it was drawn', async ({
  page,
  owner,
  product,
}) => {
  const address = await drawnJourney(page, owner, product.url, thirty)
  const canvas = canvasOf(page, 'en')
  const state = page.getByTestId('save-state')
  const name = page.getByTestId('inspector').getByRole('textbox', { name: words.inspector.ownName })
  const first = page.locator('[data-node-id="w0"]')
  const places = () =>
    page.locator('.react-flow__node').evaluateAll((all) => all.map((node) => (node as HTMLElement).style.transform))
  const before = await draftOf(owner, address)
  const draftAddress = '**/api/v1/journeys/*/draft'

  await test.step('the server fails', async () => {
    await expect(first).toBeVisible()
    await page.route(draftAddress, (route) => route.fulfill({ status: 500, body: 'no' }))
    await canvas.move(first, { x: 0, y: -32 })
    await canvas.select(first)
    const drawn = await places()
    await name.fill('Before all others')
    await expect(state).toHaveAttribute('data-status', 'refused')
    await expect(page.getByText(editor.refusedSave)).toBeVisible()
    expect(await places()).toEqual(drawn)
    await expect(first).toContainText('Before all others')
    await page.unroute(draftAddress)
  })

  await test.step('the server refuses one step: nothing is saved, and the step is marked', async () => {
    await page.route(draftAddress, (route) => {
      const body = route.request().postDataJSON()
      const graph = { ...body.graph, nodes: body.graph.nodes.map((node: { id: string }) => ({ ...node })) }
      graph.nodes.find((node: { id: string }) => node.id === 'x').v = 0
      return route.continue({ postData: JSON.stringify({ ...body, graph }) })
    })
    const drawn = await places()
    await name.fill('Before all')
    await expect(findings(page).and(page.locator('[data-code="invalid.too-small"]'))).toHaveCount(1)
    await expect(state).toHaveAttribute('data-status', 'refused')
    expect(await places()).toEqual(drawn)
    await findings(page)
      .and(page.locator('[data-code="invalid.too-small"]'))
      .getByRole('button', { name: editor.goToStep })
      .click()
    await expect(canvas.steps('exit')).toHaveAttribute('data-node-id', 'x')
    expect((await draftOf(owner, address)).rev).toBe(before.rev)
  })

  await test.step('opened again, it is the local copy, with the difference and the way to the saved one', async () => {
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await expect(page.getByText('1 difference from the saved draft.')).toBeVisible()
    await expect(first).toContainText('Before all')
    await page.unroute(draftAddress)
    await page.getByRole('button', { name: draw.takeSaved }).click()
    await expect(first).not.toContainText('Before all')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(first).toContainText('Before all')
    await draftIsSaved(page)
    const { graph } = await draftOf(owner, address)
    expect(graph.nodes).toHaveLength(30)
    expect(graph.edges).toEqual(before.graph.edges)
    expect(graph.nodes.find(({ id }) => id === 'w0')).toMatchObject({
      label: 'Before all',
      position: { x: 0, y: 128 },
    })
  })
})

test('[canvas-edge-to-nowhere] a line to a step that is gone and a kind nobody knows are kept, found, and removed', async ({
  page,
  owner,
  product,
}) => {
  const strange = { colour: 'green', deep: { list: [1, 2, 3] } }
  const address = await drawnJourney(page, owner, product.url, {
    name: 'From elsewhere',
    steps: [
      { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
      { id: 'a', kind: 'wait.for', x: 0, y: 160 },
      { id: 'z', kind: 'vendor.fancyStep', x: 320, y: 160, config: strange },
    ],
    lines: ['t:next>a', 'a:next>ghost7', 'z:out>a', 'a:maybe>z'],
  })
  const found = (code: string) => findings(page).and(page.locator(`[data-code="${code}"]`))
  const before = await draftOf(owner, address)

  await test.step('it opens, with a placeholder and a finding for each', async () => {
    await expect(page.locator('[data-node-id="z"]')).toContainText(editor.unknownKind)
    for (const code of ['edge.to-nowhere', 'edge.port-unknown', 'node.kind-unknown']) {
      await expect(found(code), code).toHaveCount(1)
    }
  })

  await test.step('saving loses nothing, and publishing waits', async () => {
    await canvasOf(page, 'en').move(page.locator('[data-node-id="z"]'), { x: 96, y: 32 })
    await draftIsSaved(page)
    const { graph } = await draftOf(owner, address)
    expect(graph.edges).toEqual(before.graph.edges)
    expect(graph.nodes.find(({ id }) => id === 'z')?.config).toEqual(strange)
    await page.getByRole('button', { name: editor.publish.button }).click()
    const sheet = page.getByTestId('publish-sheet')
    await expect(sheet.getByRole('button', { name: /^Fix \d+ things? first$/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
  })

  await test.step('the dangling lines go in one step', async () => {
    const remove = page.getByRole('button', { name: filled(draw.removeDangling_other, { count: 2 }) })
    await remove.first().click()
    await expect(found('edge.to-nowhere')).toHaveCount(0)
    await expect(found('edge.port-unknown')).toHaveCount(0)
    await expect(found('node.kind-unknown')).toHaveCount(1)
    await page.keyboard.press('ControlOrMeta+z')
    await expect(remove).toHaveCount(2)
    await remove.first().click()
    await draftIsSaved(page)
    const { graph } = await draftOf(owner, address)
    expect(graph.edges).toEqual([
      { from: 't', port: 'next', to: 'a' },
      { from: 'z', port: 'out', to: 'a' },
    ])
  })
})
