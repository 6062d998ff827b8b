import { ThemeProvider } from '@mui/material/styles'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { RouterProvider, createMemoryHistory, createRootRoute, createRouter } from '@tanstack/react-router'
import { ReactFlowProvider } from '@xyflow/react'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { catalogue } from '@trailwright/shared/nodes/index.ts'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { widgets } from '@trailwright/shared/step/widget.ts'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { themeFor } from '../app/theme.ts'
import { StepNamesContext } from '../canvas/step-names.ts'
import { namesFrom } from '../i18n/names.ts'
import { startI18n } from '../i18n/i18n.ts'
import { type Editor, EditorProvider } from '../state/editor.tsx'
import { newNode } from '../state/edits/add-node.ts'
import { blankGraph, editorFor } from '../state/testing/open-editor.ts'
import { ToastProvider } from '../ui/ToastProvider.tsx'
import { fields } from './fields/index.ts'
import { Inspector } from './Inspector.tsx'

const answers: Readonly<Record<string, unknown>> = {
  '/api/v1/catalogue': {
    events: [
      {
        name: 'Cart Updated',
        count: 12,
        lastSeenAt: 0,
        properties: [{ path: 'total', type: 'number', samples: [268] }],
      },
      { name: 'Order Completed', count: 3, lastSeenAt: 0, properties: [] },
    ],
    attributes: [{ path: 'city', type: 'text', samples: ['Hangzhou'] }],
    tags: ['vip'],
  },
  '/api/v1/segments': {
    items: [
      { id: 'members', name: 'Members', condition: { tag: 'vip', is: 'has' }, zone: 'UTC', count: 7, updatedAt: 0 },
    ],
  },
  '/api/v1/contents': {
    items: [
      {
        id: 'hello',
        name: 'Hello',
        channel: 'email',
        category: 'marketing',
        published: true,
        changed: false,
        languages: ['en'],
        updatedAt: 0,
        reads: [],
      },
    ],
  },
  '/api/v1/secrets': { items: [{ name: 'crm', host: 'crm.example.com', createdAt: 0 }] },
  '/api/v1/journeys': { items: [] },
  '/api/v1/segments/count': { count: 41, of: 2000, sample: [], reach: [] },
}

beforeEach(async () => {
  await startI18n('en')
  vi.stubGlobal('fetch', (request: Request) => {
    const answer = answers[new URL(request.url).pathname]
    return Promise.resolve(new Response(JSON.stringify(answer ?? {}), { status: answer === undefined ? 404 : 200 }))
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const names = namesFrom({
  language: 'en',
  segments: new Map([['members', 'Members']]),
  contents: new Map(),
  journeys: new Map(),
  goals: new Map(),
  labels: new Map(),
  words: { email: 'E-mail', sms: 'SMS' },
})

async function show(editor: Editor) {
  const theme = themeFor('en')
  const root = createRootRoute({
    component: () => (
      <EditorProvider editor={editor}>
        <ReactFlowProvider>
          <StepNamesContext value={names}>
            <ToastProvider>
              <Inspector onOpenSettings={() => undefined} />
            </ToastProvider>
          </StepNamesContext>
        </ReactFlowProvider>
      </EditorProvider>
    ),
  })
  const router = createRouter({ routeTree: root, history: createMemoryHistory() })
  render(
    <ThemeProvider theme={theme}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        {/* The test's own small router; the app's types speak of the app's. */}
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </ThemeProvider>,
  )
  await screen.findByTestId('inspector')
  return userEvent.setup()
}

/** The inspector of one step of a kind. */
async function open(kind: string, config: JsonObject = {}) {
  const fresh = newNode(kind, 'step', { x: 0, y: 0 })
  const node: GraphNode = { ...fresh, config: { ...fresh.config, ...config } }
  const editor = editorFor({ ...blankGraph, nodes: [node] })
  editor.selection.select(['step'])
  const user = await show(editor)
  const configNow = () => editor.document.graph().nodes[0]?.config ?? {}
  return { editor, user, configNow }
}

async function choose(user: ReturnType<typeof userEvent.setup>, label: string | RegExp, option: string | RegExp) {
  await user.click(screen.getByRole('combobox', { name: label }))
  await user.click(await screen.findByRole('option', { name: option }))
}

describe('widgets', () => {
  test('each has a component, and no other', () => {
    expect(Object.keys(fields).toSorted()).toEqual(widgets.toSorted())
  })

  test.each([...catalogue.keys()])('every field of %s is drawn', async (kind) => {
    await open(kind)
    const drawn = [...document.querySelectorAll('[data-field]')].map((field) => field.getAttribute('data-field'))
    const known = catalogue.get(kind)
    const folded = Object.entries(known?.fields ?? {}).filter(
      ([, { section }]) => section === 'advanced' || section === 'trouble',
    )
    const conditional = Object.entries(known?.fields ?? {}).filter(([, { when }]) => when !== undefined)
    expect(drawn.length + folded.length + conditional.length).toBeGreaterThanOrEqual(
      Object.keys(known?.fields ?? {}).length,
    )
  })
})

describe('editing', () => {
  test('a text is saved as typed, in one step of undo', async () => {
    const { editor, user, configNow } = await open('exit')
    const reason = screen.getByLabelText('As')
    await user.clear(reason)
    await user.type(reason, 'bought')
    expect(configNow()['reason']).toBe('bought')
    act(() => editor.document.undo())
    expect(configNow()['reason']).toBe('finished')
  })

  test('a choice', async () => {
    const { user, configNow } = await open('exit')
    await choose(user, /This is/, 'a success')
    expect(configNow()['outcome']).toBe('success')
  })

  test('a length of time, and one that may be absent', async () => {
    const { user, configNow } = await open('wait.for')
    const amount = screen.getByLabelText('Wait')
    await user.clear(amount)
    await user.type(amount, '3')
    expect(configNow()['duration']).toBe('P3D')
    await user.click(screen.getByRole('button', { name: /^Set: / }))
    expect(configNow()['at']).toBe('10:00')
    await user.click(screen.getByRole('button', { name: /^Clear: / }))
    expect(configNow()['at']).toBeNull()
  })

  test('an event from those that came, or one that never did', async () => {
    const { user, configNow } = await open('trigger.event')
    const event = screen.getByRole('combobox', { name: 'Event' })
    await user.type(event, 'Cart')
    await user.click(await screen.findByRole('option', { name: /Cart Updated/ }))
    expect(configNow()['event']).toBe('Cart Updated')
    await user.clear(event)
    await user.type(event, 'Loan Approved{Enter}')
    expect(configNow()['event']).toBe('Loan Approved')
  })

  test('a message of the chosen channel, a segment, a tag, a secret', async () => {
    const message = await open('message.send')
    await message.user.type(screen.getByRole('combobox', { name: 'Message' }), 'He')
    await message.user.click(await screen.findByRole('option', { name: /Hello/ }))
    expect(message.configNow()['content']).toBe('hello')
    cleanup()
    const trigger = await open('trigger.segment')
    await trigger.user.type(screen.getByRole('combobox', { name: 'Segment' }), 'Mem')
    await trigger.user.click(await screen.findByRole('option', { name: /Members/ }))
    expect(trigger.configNow()['segment']).toBe('members')
    cleanup()
    const tag = await open('tag.change')
    await tag.user.type(screen.getByRole('combobox', { name: /Tag/ }), 'new-tag{Enter}')
    expect(tag.configNow()['tag']).toBe('new-tag')
    cleanup()
    const byKeys = await open('message.send')
    await byKeys.user.type(screen.getByRole('combobox', { name: 'Message' }), 'hel')
    await screen.findByRole('option', { name: /Hello/ })
    await byKeys.user.keyboard('{Enter}')
    expect(byKeys.configNow()['content']).toBe('hello')
    cleanup()
    const call = await open('http.request')
    await choose(call.user, /Signed in with/, /crm/)
    expect(call.configNow()['secret']).toBe('crm')
    await call.user.click(screen.getByRole('button', { name: 'Add a header' }))
    await call.user.type(screen.getByLabelText('Header'), 'X-Key')
    expect(call.configNow()['headers']).toEqual([{ name: 'X-Key', value: '' }])
    await call.user.click(screen.getByRole('button', { name: 'Keep a value' }))
    await call.user.type(screen.getByLabelText('Path in the answer'), 'data.id')
    expect(call.configNow()['keep']).toEqual({ value1: 'data.id' })
  })

  test('what a request carries, as fields and not as JSON', async () => {
    const { user, configNow } = await open('http.request')
    const body = within(screen.getByRole('group', { name: 'Body' }))
    await user.click(body.getByRole('button', { name: 'Add a field' }))
    await user.clear(body.getByLabelText('Name'))
    await user.type(body.getByLabelText('Name'), 'greeting')
    await user.type(body.getByLabelText('Value'), 'Hi "{{{{ cit')
    await user.click(await screen.findByRole('option', { name: /person\.city/ }))
    expect(configNow()['body']).toBe('{\n  "greeting": "Hi \\"{{ person.city }}"\n}')
    await user.click(body.getByRole('button', { name: 'Add a field' }))
    await user.click(body.getAllByRole('combobox', { name: 'Holds' })[1] ?? document.body)
    await user.click(await screen.findByRole('option', { name: 'A value' }))
    expect(configNow()['body']).toContain('"field2": {{ nil | json }}')
    const value = body.getByRole('combobox', { name: 'Value' })
    await user.clear(value)
    await user.type(value, 'entry.total{Enter}')
    expect(configNow()['body']).toContain('"field2": {{ entry.total | json }}')
  })

  test('a name that is not in the list is not taken: it says so, and the stored one comes back', async () => {
    const { user, configNow } = await open('trigger.segment', { segment: 'members' })
    const segment = await screen.findByDisplayValue('Members')
    await user.tripleClick(segment)
    await user.keyboard('Nobody')
    expect(screen.getByText('Nothing by this name. Choose one from the list.')).toBeDefined()
    await user.keyboard('{Enter}')
    await user.tab()
    expect(segment).toHaveProperty('value', 'Members')
    expect(configNow()['segment']).toBe('members')
    expect(screen.queryByText('Nothing by this name. Choose one from the list.')).toBeNull()
  })

  test('paths with weights: a new one gets an id of its own', async () => {
    const { user, configNow } = await open('split.random')
    await user.click(screen.getByRole('button', { name: 'Add a path' }))
    expect(configNow()['arms']).toMatchObject([{ id: 'a' }, { id: 'b' }, { id: 'path-0001', label: 'C' }])
  })

  test('changes of attributes', async () => {
    const { user, configNow } = await open('profile.update')
    await user.type(screen.getByRole('combobox', { name: 'Attribute' }), 'city{Enter}')
    await user.type(screen.getByRole('combobox', { name: 'Value' }), 'Suzhou{Enter}')
    expect(configNow()['ops']).toEqual([{ op: 'set', attribute: 'city', value: 'Suzhou' }])
  })

  test('when a schedule fires, with its next three times', async () => {
    const { user, configNow } = await open('trigger.schedule')
    expect(within(screen.getByRole('region', { name: 'The next times' })).getAllByRole('listitem')).toHaveLength(3)
    await choose(user, /When|Fires|Every/i, 'Every day')
    expect(configNow()['recurrence']).toEqual({ rrule: 'FREQ=DAILY', at: '10:00' })
  })

  test('what a calling system passes', async () => {
    const { user, configNow } = await open('trigger.api')
    await user.click(screen.getByRole('button', { name: 'Add a value' }))
    await user.type(screen.getByLabelText('Name'), 'orderId')
    await user.click(screen.getByLabelText('must be there'))
    expect(configNow()['inputs']).toEqual([{ name: 'orderId', type: 'text', required: true }])
  })
})

describe('conditions', () => {
  const token = (name: RegExp) => screen.getByRole('button', { name })

  test('are sentences of tokens, with the operators that fit', async () => {
    const { user, configNow } = await open('split.if')
    await user.click(screen.getByRole('button', { name: 'Add a condition' }))
    await user.click(screen.getByRole('menuitem', { name: /known about the person/ }))
    expect(screen.getByText('Choose what to compare.')).toBeDefined()
    await user.click(token(/^Field:/))
    await user.click(await screen.findByRole('option', { name: /city/ }))
    await user.click(token(/^Comparison:/))
    expect(screen.queryByRole('option', { name: 'is at least' })).toBeNull()
    await user.click(screen.getByRole('option', { name: 'is not' }))
    await user.click(token(/^Value:/))
    await user.click(await screen.findByRole('option', { name: 'Hangzhou' }))
    expect(configNow()['condition']).toEqual({ all: [{ attribute: 'person.city', is: '!=', value: 'Hangzhou' }] })
    expect(await screen.findByText('41 people match now')).toBeDefined()
  })

  test('Backspace clears a token; the last condition gone, the field is empty', async () => {
    const { user, configNow } = await open('split.if', {
      condition: { attribute: 'person.city', is: '=', value: 'Hangzhou' },
    })
    token(/^Value:/).focus()
    await user.keyboard('{Backspace}')
    expect(configNow()['condition']).toEqual({ all: [{ attribute: 'person.city', is: '=' }] })
    await user.click(screen.getByRole('button', { name: 'Remove 1' }))
    expect(configNow()).not.toHaveProperty('condition')
  })

  test('groups stand in each other, at most three deep', async () => {
    await open('split.if', { condition: { all: [{ any: [{ all: [{ tag: 'vip', is: 'has' }] }] }] } })
    // Each of the two outer groups offers one more, the innermost none.
    expect(screen.getAllByRole('button', { name: 'Add a group' })).toHaveLength(2)
  })

  test('move by keyboard, into a group and out of it, and keep the focus', async () => {
    const has = (tag: string) => ({ tag, is: 'has' })
    const [vip, fan, late] = [has('vip'), has('fan'), has('late')]
    const { user, configNow } = await open('split.if', { condition: { all: [vip, { any: [fan] }, late] } })
    token(/Has a tag: vip/).focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(configNow()['condition']).toEqual({ all: [{ any: [vip, fan] }, late] })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Has a tag: vip')
    expect(screen.getByText('Moved into a group, place 1 of 2.')).toBeDefined()
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}')
    expect(configNow()['condition']).toEqual({ all: [{ any: [fan] }, vip, late] })
    await user.keyboard('{Alt>}{ArrowDown}{ArrowDown}{/Alt}')
    expect(configNow()['condition']).toEqual({ all: [{ any: [fan] }, late, vip] })
    expect(screen.getByText('It cannot go further this way.')).toBeDefined()
  })

  test('a token that does not fit is marked, and one line says what to do', async () => {
    await open('split.if', { condition: { all: [{ segment: 'gone', is: 'in' }] } })
    expect(await screen.findByText('This segment is not there any more. Choose another.')).toBeDefined()
    expect(token(/^In a segment:/).dataset['broken']).toBe('true')
  })

  test('a stretch of time between two days is chosen by its days', async () => {
    const { user, configNow } = await open('split.if', {
      condition: { all: [{ did: 'Cart Updated', measure: 'count', is: '>=', value: 1 }] },
    })
    await user.click(token(/^When: ever/))
    await user.click(screen.getByRole('option', { name: 'between two days' }))
    await user.click(token(/^First day:/))
    fireEvent.change(screen.getByLabelText('First day', { selector: 'input' }), { target: { value: '2026-11-01' } })
    await user.keyboard('{Enter}')
    expect(token(/^First day: 1 Nov 2026/)).toBeDefined()
    expect(JSON.stringify(configNow()['condition'])).toMatch(/"from":"2026-(10-31|11-01)T/)
  })

  test('several values are marked in the list, and one can be typed', async () => {
    const { user, configNow } = await open('split.if', {
      condition: { all: [{ attribute: 'person.city', is: 'oneOf', value: [] }] },
    })
    await user.click(token(/^Value:/))
    await user.click(await screen.findByRole('option', { name: 'Hangzhou' }))
    await user.keyboard('Suzhou{Enter}')
    expect(configNow()['condition']).toEqual({
      all: [{ attribute: 'person.city', is: 'oneOf', value: ['Hangzhou', 'Suzhou'] }],
    })
    await user.click(screen.getByRole('option', { name: 'Hangzhou' }))
    expect(configNow()['condition']).toEqual({ all: [{ attribute: 'person.city', is: 'oneOf', value: ['Suzhou'] }] })
  })

  test('a history has its measure, window and filter', async () => {
    const { user, configNow } = await open('split.if', {
      condition: { did: 'Cart Updated', measure: 'count', is: '>=', value: 1, window: { last: 'P30D' } },
    })
    await user.click(token(/^What counts:/))
    await user.click(screen.getByRole('option', { name: 'number of' }))
    await user.click(token(/^When: in the last/))
    await user.click(screen.getByRole('option', { name: 'since entering' }))
    await user.click(screen.getByRole('button', { name: 'Add a filter' }))
    expect(configNow()['condition']).toEqual({
      all: [
        {
          did: 'Cart Updated',
          measure: 'count',
          is: '>=',
          value: 2,
          window: { since: 'entry' },
          where: { all: [{ attribute: '', is: '=' }] },
        },
      ],
    })
  })
})

describe('around the fields', () => {
  test('what is wrong stands as sentences, at the head and at its field', async () => {
    await open('message.send')
    expect(within(screen.getByTestId('step-findings')).getAllByRole('listitem').length).toBeGreaterThan(1)
    expect(document.querySelector('[data-field="content"] [aria-invalid="true"]')).not.toBeNull()
  })

  test('quiet ways out are shown on demand', async () => {
    const { editor, user } = await open('message.send')
    await user.click(screen.getByRole('button', { name: 'Show the paths Skipped, Failed' }))
    expect(editor.selection.store.getState().opened.has('step')).toBe(true)
  })

  test('without a selection the journey itself is set', async () => {
    const editor = editorFor(blankGraph)
    const user = await show(editor)
    await choose(user, /May one person enter again/, 'Yes, after leaving')
    expect(editor.document.graph().settings.entry).toEqual({ reentry: { mode: 'afterExit' } })
    await user.click(screen.getByRole('button', { name: 'Add a goal' }))
    expect(editor.document.graph().settings.goals).toMatchObject([{ id: 'goal-0001' }])
    await user.click(screen.getByRole('button', { name: 'Leave on an event' }))
    expect(editor.document.graph().settings.exits).toMatchObject([{ on: { event: '' } }])
  })

  test('a viewer reads sentences and changes nothing', async () => {
    const node = {
      ...newNode('split.if', 'step', { x: 0, y: 0 }),
      config: { condition: { segment: 'members', is: 'in' } },
    }
    const editor = { ...editorFor({ ...blankGraph, nodes: [node] }), canEdit: false }
    editor.selection.select(['step'])
    await show(editor)
    expect(await screen.findByText('Members')).toBeDefined()
    expect(screen.queryByTestId('token')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Add a condition' })).toBeNull()
  })
})
