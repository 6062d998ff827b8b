import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { listContents } from '@trailwright/shared/wire/contents.ts'
import { getJourney, type Draft } from '@trailwright/shared/wire/journeys.ts'
import { canvasOf } from '../actions/canvas.ts'
import { drawnJourney, type Drawing } from '../actions/drawn-journey.ts'
import type { Owner } from '../actions/first-owner.ts'
import { fieldOf } from '../actions/inspector.ts'
import { draftIsSaved, findings } from '../actions/journey.ts'
import { filled, kindWords, wordsIn } from '../actions/words.ts'
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

test.describe('the server refuses to save', () => {
  test.use({ provoked: /the server responded with a status of (400|500)/ })
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

    await test.step('opened again, it is the local copy, with the differences and the way to the saved one', async () => {
      page.on('dialog', (dialog) => void dialog.accept())
      await page.reload()
      await expect(page.getByText('2 differences from the saved draft.')).toBeVisible()
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

/** A start, a question with a wait and a tag behind it, one end, and a wait that stands apart. */
const forked: Drawing = {
  name: 'Ways',
  steps: [
    { id: 't', kind: 'trigger.event', x: 0, y: 0, config: { event: 'Cart Updated' } },
    { id: 's', kind: 'split.if', x: 0, y: 160, config: { condition: { tag: 'vip', is: 'has' } } },
    { id: 'a', kind: 'wait.for', label: 'Rest', x: -160, y: 320 },
    { id: 'b', kind: 'tag.change', x: 160, y: 320, config: { tag: 'later', add: true } },
    { id: 'x', kind: 'exit', x: 0, y: 512 },
    { id: 'loose', kind: 'wait.for', label: 'Apart', x: 480, y: 160 },
  ],
  lines: ['t:next>s', 's:yes>a', 's:no>b', 'a:next>x', 'b:next>x'],
}

const nameOf = (kind: string): string => kindWords(kind, 'en').name

test('a marketer redraws a journey with the mouse', async ({ page, owner, product }) => {
  const address = await drawnJourney(page, owner, product.url, forked)
  const canvas = canvasOf(page, 'en')
  const step = (id: string) => page.locator(`[data-node-id="${id}"]`)
  const line = (name: string) => page.locator(`[data-edge="${name}"]`)
  const choose = async (thing: Locator, command: string) => {
    await thing.click({ button: 'right', position: { x: 60, y: 16 } })
    await page.getByRole('menuitem', { name: command, exact: true }).click()
  }
  const graph = async () => {
    await draftIsSaved(page)
    return (await draftOf(owner, address)).graph
  }
  const place = async (id: string) => (await graph()).nodes.find((node) => node.id === id)?.position
  await expect(step('x')).toBeVisible()

  await test.step('joins two ports by clicking them', async () => {
    await step('loose').locator('[data-port="next"]').click()
    await expect(page.getByTestId('quick-add')).toBeVisible()
    const box = await step('x').boundingBox()
    if (box === null) throw new Error('The end is not to be seen')
    await page.mouse.click(box.x + box.width / 2, box.y)
    await expect(line('loose:next')).toBeAttached()
    await page.keyboard.press('ControlOrMeta+z')
    await expect(line('loose:next')).toHaveCount(0)
  })

  await test.step('swaps a step for another kind, and keeps its name and lines', async () => {
    await choose(step('a'), draw.menu.swap)
    await page.keyboard.type(nameOf('tag.change'))
    await page.keyboard.press('Enter')
    await expect(step('a')).toHaveAttribute('data-kind', 'tag.change')
    await expect(step('a')).toContainText('Rest')
    await expect(line('s:yes')).toBeAttached()
    await expect(line('a:next')).toBeAttached()
  })

  await test.step('takes a step out of its line, which closes', async () => {
    await choose(step('b'), draw.menu.detach)
    await expect(line('b:next')).toHaveCount(0)
    expect((await graph()).edges).toContainEqual({ from: 's', port: 'no', to: 'x' })
    await page.keyboard.press('ControlOrMeta+z')
    await expect(line('b:next')).toBeAttached()
  })

  await test.step('drags a branch along with Alt', async () => {
    const before = { s: await place('s'), a: await place('a'), t: await place('t') }
    await page.keyboard.down('Alt')
    await canvas.move(step('s'), { x: 64, y: 32 })
    await page.keyboard.up('Alt')
    const after = { s: await place('s'), a: await place('a'), t: await place('t') }
    const shift = (after.s?.x ?? 0) - (before.s?.x ?? 0)
    expect(shift).toBeGreaterThan(0)
    expect((after.a?.x ?? 0) - (before.a?.x ?? 0)).toBe(shift)
    expect(after.t).toEqual(before.t)
    await page.keyboard.press('ControlOrMeta+z')
  })

  await test.step('frames steps and folds the frame to one card', async () => {
    await canvas.select(step('a'))
    await step('b').click({ position: { x: 60, y: 16 }, modifiers: ['Shift'] })
    await page.keyboard.press('g')
    await page.getByRole('button', { name: draw.menu.fold }).click()
    const card = page.getByTestId('fold')
    await expect(card).toContainText(filled(draw.steps_other, { count: 2 }))
    await expect(step('a')).toHaveCount(0)
    for (const name of ['s:yes', 's:no', 'a:next', 'b:next']) await expect(line(name), name).toBeAttached()
    await card.getByRole('button', { name: draw.menu.unfold }).click()
    await expect(step('a')).toBeVisible()
  })

  await test.step('finds a step by its words', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('apart')
    await expect(step('loose')).toHaveAttribute('data-hit', 'hit')
    await page.keyboard.press('F3')
    await expect(step('loose')).toHaveAttribute('data-hit', 'now')
    await expect(page.getByTestId('find-bar')).toContainText(filled(draw.find.at, { at: 1, of: 1 }))
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-hit]')).toHaveCount(0)
  })

  await test.step('tidies up around what was placed by hand', async () => {
    await page.keyboard.press('0')
    await canvas.move(step('loose'), { x: 48, y: 96 })
    const before = await place('loose')
    await page.keyboard.press('t')
    await expect(page.getByText('1 step that you placed yourself stays.')).toBeVisible()
    expect(await place('loose')).toEqual(before)
    await page.getByRole('button', { name: draw.tidyAll }).click()
    await expect.poll(() => place('loose')).not.toEqual(before)
  })

  await test.step('goes back by the list of what was done', async () => {
    await page.getByRole('button', { name: draw.history.open }).click()
    const list = page.getByRole('menu', { name: draw.history.title })
    await expect(list.getByRole('menuitem').first()).toContainText(editor.edits.tidy)
    await list.getByRole('menuitem', { name: editor.edits.swap }).click()
    await expect(page.getByTestId('frame')).toHaveCount(0)
    await expect(step('a')).toHaveAttribute('data-kind', 'tag.change')
    await page.getByRole('button', { name: draw.history.open }).click()
    await list.getByRole('menuitem', { name: draw.history.begin }).click()
    await expect(step('a')).toHaveAttribute('data-kind', 'wait.for')
  })

  await test.step('saves it as a picture and as a drawing', async () => {
    const save = async (command: string) => {
      const download = page.waitForEvent('download')
      await page.getByTestId('canvas').click({ button: 'right', position: { x: 30, y: 200 } })
      await page.getByRole('menuitem', { name: command }).click()
      const file = await download
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
    }
    const png = await save(draw.menu.png)
    expect(png.name).toBe('Ways.png')
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.length).toBeGreaterThan(10_000)
    const svg = await save(draw.menu.svg)
    expect(svg.name).toBe('Ways.svg')
    const text = svg.bytes.toString()
    expect(text).toContain('<title>Ways</title>')
    expect(text).toContain('Apart')
    expect(text).not.toContain('var(--')
  })
})

/** Goes on by Tab until something has the focus. */
const tabTo = async (page: Page, target: Locator, key = 'Tab'): Promise<void> => {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await target.evaluateAll((all) => all.includes(document.activeElement as HTMLElement))) return
    await page.keyboard.press(key)
  }
  throw new Error('Tab does not come to it')
}

test.describe('in the demo shop', () => {
  test.use({ demo: 'demo' })

  test('the abandoned-cart journey, built, configured and published by keyboard alone', async ({
    page,
    owner,
    product,
  }) => {
    const { items } = listContents.response.parse(await owner.api.get('/api/v1/contents'))
    const mail = items.find(({ channel, published }) => channel === 'email' && published)?.name ?? ''

    await drawnJourney(page, owner, product.url, { name: 'Forgotten carts', steps: [], lines: [] })
    await expect(page.getByText(editor.empty.title)).toBeVisible()
    const canvas = canvasOf(page, 'en')
    const panel = page.getByTestId('inspector')
    const keys = page.keyboard
    const focused = (kind: string) =>
      page.locator('.react-flow__node:focus').filter({ has: page.locator(`[data-kind="${kind}"]`) })
    const add = async (kind: string) => {
      await expect(page.getByTestId('quick-add')).toBeVisible()
      await keys.type(nameOf(kind))
      await keys.press('Enter')
      await expect(focused(kind)).toHaveCount(1)
    }
    const field = async (name: string, text: string) => {
      await keys.press('Enter')
      await tabTo(page, panel.getByLabel(name, { exact: true }))
      await keys.press('ControlOrMeta+a')
      await keys.type(text)
    }

    await test.step('a start and a wait, each set up in its form', async () => {
      await keys.press('a')
      await add('trigger.event')
      await field(fieldOf('trigger.event', 'event', 'en'), 'Cart Updated')
      await keys.press('Enter')
      await keys.press('Escape')
      await expect(focused('trigger.event')).toHaveCount(1)
      await keys.press('a')
      await add('wait.event')
      await field(words.inspector.condition.event, 'Order Completed')
      await keys.press('Enter')
      await keys.press('Escape')
      await expect(focused('wait.event')).toHaveCount(1)
    })

    await test.step('an end after one path, a mail after the other', async () => {
      await keys.press('a')
      await add('exit')
      await keys.press('ArrowUp')
      await expect(focused('wait.event')).toHaveCount(1)
      await keys.press('a')
      const port = page
        .getByTestId('quick-add')
        .getByRole('radio', { name: new RegExp(`^${kindWords('wait.event', 'en').ports['timeout']}`) })
      await tabTo(page, page.getByTestId('quick-add').getByRole('radio', { checked: true }))
      if (!(await port.isChecked())) await keys.press('ArrowRight')
      await expect(port).toBeChecked()
      await tabTo(page, page.getByTestId('quick-add').getByRole('combobox'), 'Shift+Tab')
      await add('message.send')
      await field(fieldOf('message.send', 'content', 'en'), mail)
      await page.getByRole('option', { name: mail }).first().waitFor()
      await keys.press('ArrowDown')
      await keys.press('Enter')
      await expect(canvas.steps('message.send')).toContainText(mail)
      await keys.press('Escape')
    })

    await test.step('the mail leads to the end that is there already', async () => {
      await expect(focused('message.send')).toHaveCount(1)
      await keys.press('c')
      const bar = page.getByTestId('connect-bar')
      await tabTo(page, bar.getByRole('combobox'))
      await keys.type(nameOf('exit').slice(0, 4))
      await expect(canvas.steps('exit')).toHaveAttribute('data-hit', 'now')
      await keys.press('Enter')
      await expect(bar).toBeHidden()
      await expect(page.locator('[data-edge$=":sent"]')).toBeAttached()
      await expect(focused('exit')).toHaveCount(1)
    })

    await test.step('the menu key offers everything for the step', async () => {
      await keys.press('ArrowUp')
      await keys.press('Shift+F10')
      await expect(page.getByRole('menu', { name: draw.menu.of.steps })).toBeVisible()
      await keys.press('Escape')
      await expect(page.getByRole('menu')).toBeHidden()
    })

    await test.step('it is published', async () => {
      await expect(findings(page)).toHaveCount(0)
      await draftIsSaved(page)
      await keys.press('ControlOrMeta+Enter')
      const sheet = page.getByTestId('publish-sheet')
      await expect(sheet.getByText(editor.publish.clear)).toBeVisible()
      await tabTo(page, sheet.getByRole('button', { name: filled(editor.publish.verb, { number: 1 }) }))
      await keys.press('Enter')
      await expect(page.getByText(filled(editor.publish.done, { number: 1 }))).toBeVisible()
    })
  })
})

test.describe('by touch', () => {
  test.use({ hasTouch: true, viewport: { width: 1280, height: 820 } })

  test('fingers tap, hold, drag and pinch', async ({ page, owner, product }) => {
    // All of it lies in the window, as nothing may be scrolled.
    const steps = forked.steps.map((each) => (each.id === 'loose' ? { ...each, x: -272, y: 0 } : each))
    const address = await drawnJourney(page, owner, product.url, { ...forked, steps })
    const canvas = canvasOf(page, 'en')
    const step = (id: string) => page.locator(`[data-node-id="${id}"]`)
    const device = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      device.send('Input.dispatchTouchEvent', { type, touchPoints })
    const middle = async (thing: Locator) => {
      const box = await thing.boundingBox()
      if (box === null) throw new Error('It is not to be seen')
      return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 24) }
    }
    const zoom = () =>
      page.locator('.react-flow__viewport').evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).a)
    await expect(step('x')).toBeVisible()
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true)

    await test.step('a tap selects, and the tools are large enough for a finger', async () => {
      await step('b').tap({ position: { x: 60, y: 16 } })
      const tools = page.getByRole('toolbar', { name: editor.stepTools }).getByRole('button')
      await expect(tools.first()).toBeVisible()
      for (const tool of await tools.all()) expect((await tool.boundingBox())?.height).toBeGreaterThanOrEqual(43)
    })

    await test.step('a tap on a port offers what may follow', async () => {
      await step('loose').locator('[data-port="next"]').tap()
      await expect(page.getByTestId('quick-add')).toBeVisible()
      await page
        .getByTestId('quick-add')
        .getByRole('option', { name: nameOf('exit') })
        .last()
        .tap()
      await expect(canvas.steps('exit')).toHaveCount(2)
    })

    await test.step('a long press opens the menu', async () => {
      const at = await middle(step('b'))
      await touch('touchStart', at)
      await expect(page.getByRole('menu', { name: draw.menu.of.steps })).toBeVisible()
      await touch('touchEnd')
      await page.getByRole('menuitem', { name: draw.menu.detach }).tap()
      await expect(page.locator('[data-edge="b:next"]')).toHaveCount(0)
    })

    await test.step('a finger drags a step, two pinch', async () => {
      await draftIsSaved(page)
      const before = (await draftOf(owner, address)).graph.nodes.find(({ id }) => id === 't')?.position
      const from = await middle(step('t'))
      await touch('touchStart', from)
      for (const part of [0.3, 0.6, 1]) await touch('touchMove', { x: from.x + 90 * part, y: from.y })
      await touch('touchEnd')
      await draftIsSaved(page)
      const after = (await draftOf(owner, address)).graph.nodes.find(({ id }) => id === 't')?.position
      expect(after?.x).toBeGreaterThan(before?.x ?? 0)

      const near = await zoom()
      const box = await page.getByTestId('canvas').boundingBox()
      const centre = { x: (box?.x ?? 0) + 120, y: (box?.y ?? 0) + (box?.height ?? 0) - 140 }
      const pair = (apart: number) => [
        { x: centre.x - apart, y: centre.y },
        { x: centre.x + apart, y: centre.y },
      ]
      await touch('touchStart', ...pair(20))
      for (const apart of [30, 45, 60, 80]) await touch('touchMove', ...pair(apart))
      await touch('touchEnd')
      expect(await zoom()).toBeGreaterThan(near)
    })
  })
})
