import { ThemeProvider } from '@mui/material/styles'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ReactFlowProvider } from '@xyflow/react'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { themeFor } from '../app/theme.ts'
import { StepNamesContext } from '../canvas/step-names.ts'
import { startI18n } from '../i18n/i18n.ts'
import { namesFrom } from '../i18n/names.ts'
import { DeletionDialog } from '../pages/editor/DeletionDialog.tsx'
import { QuickAdd } from '../palette/QuickAdd.tsx'
import { EditorProvider } from '../state/editor.tsx'
import { newNode } from '../state/edits/add-node.ts'
import { blankGraph, editorFor } from '../state/testing/open-editor.ts'
import { ToastProvider } from '../ui/ToastProvider.tsx'
import { Announcements } from './Announcements.tsx'
import { Outline } from './Outline.tsx'

beforeEach(() => startI18n('en'))
afterEach(cleanup)

const names = namesFrom({
  language: 'en',
  segments: new Map(),
  contents: new Map(),
  journeys: new Map(),
  goals: new Map(),
  labels: new Map(),
  words: { email: 'E-mail', sms: 'SMS' },
})

const drawn = (
  steps: Readonly<Record<string, string>>,
  lines: readonly string[],
  more: Partial<Graph> = {},
): Graph => ({
  ...blankGraph,
  nodes: Object.entries(steps).map(([id, kind], index) => newNode(kind, id, { x: 0, y: index * 160 })),
  edges: lines.map((line) => {
    const [from = '', port = '', to = ''] = line.split(/[:>]/)
    return { from, port, to }
  }),
  ...more,
})

/** A start, a wait with an end on one side, a mail with a text message in its stead. */
const cart = drawn(
  {
    t: 'trigger.event',
    w: 'wait.event',
    bought: 'exit',
    mail: 'message.send',
    sms: 'message.send',
    day: 'wait.for',
    end: 'exit',
    lost: 'wait.for',
  },
  [
    't:next>w',
    'w:happened>bought',
    'w:timeout>mail',
    'mail:sent>day',
    'mail:skipped>sms',
    'sms:sent>day',
    'day:next>end',
  ],
)

function show(graph: Graph) {
  const editor = editorFor(graph)
  render(
    <ThemeProvider theme={themeFor('en')}>
      <EditorProvider editor={editor}>
        <ReactFlowProvider>
          <StepNamesContext value={names}>
            <ToastProvider>
              <Outline />
              <Announcements />
              <QuickAdd />
              <DeletionDialog />
            </ToastProvider>
          </StepNamesContext>
        </ReactFlowProvider>
      </EditorProvider>
    </ThemeProvider>,
  )
  const user = userEvent.setup()
  const grid = screen.getByRole('treegrid')
  const rows = () => within(grid).getAllByTestId('outline-row')
  const active = () => document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
  const edges = () => editor.document.graph().edges.map(({ from, port, to }) => `${from}:${port}>${to}`)
  const said = () => screen.getByTestId('announcements').textContent?.trim()
  /** Goes to the row of a step. */
  const goTo = (id: string) => {
    act(() => {
      grid.focus()
      editor.selection.select([id])
    })
  }
  return { editor, user, grid, rows, active, edges, said, goTo }
}

describe('what is read', () => {
  test('number, way, kind and sentence of each step, branches one level deeper, joins in their place', () => {
    const { rows } = show(cart)
    const read = rows().map((row) => {
      const text = row.getAttribute('aria-label') ?? row.textContent
      return `${row.getAttribute('aria-level')} ${text}`
    })
    expect(read).toEqual([
      '1 1. Event happens. Choose an event. 1 to fix',
      '1 2. then. Wait for an event. Up to 1 day for Choose an event. Paths: happened, Not in time. 1 to fix',
      '2 3. if happened. Leave. As finished',
      '1 4. if not in time. Send a message. Choose a message. Paths: Sent, Skipped, Failed. 1 to fix',
      '2 5. if skipped. Send a message. Choose a message. Paths: Sent, Skipped, Failed. 1 to fix',
      '2 thencontinue at step 6',
      '1 6. if sent. Wait for a time. 1 day',
      '1 7. then. Leave. As finished',
      '1 Nobody comes to these stepsLet a path continue at one of them, or delete them.',
      '2 8. Wait for a time. 1 day. 2 to consider',
    ])
  })

  test('a row says what is to fix', () => {
    const { rows } = show(cart)
    const mail = rows().find((row) => row.getAttribute('data-node-id') === 'mail')
    expect(mail?.textContent).toMatch(/to fix/)
  })

  test('of a thousand steps a few rows are drawn, and the count is told', () => {
    const steps: Record<string, string> = { t: 'trigger.event' }
    for (let at = 0; at < 999; at += 1) steps[`w${at}`] = 'wait.for'
    const { grid, rows } = show(
      drawn(
        steps,
        Object.keys(steps)
          .slice(1)
          .map((id, at) => `${at === 0 ? 't' : `w${at - 1}`}:next>${id}`),
      ),
    )
    expect(grid.getAttribute('aria-rowcount')).toBe('1000')
    expect(rows().length).toBeLessThan(60)
  })
})

describe('by keys', () => {
  test('arrows walk the rows, → into a branch, ← out of it; End draws the last row', async () => {
    const { user, active, grid, editor } = show(cart)
    act(() => grid.focus())
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(active()?.getAttribute('data-node-id')).toBe('w')
    await user.keyboard('{ArrowRight}')
    expect(active()?.getAttribute('data-node-id')).toBe('bought')
    await user.keyboard('{ArrowLeft}')
    expect(active()?.getAttribute('data-node-id')).toBe('w')
    expect(editor.selection.store.getState().ids).toEqual(['w'])
    await user.keyboard('{End}')
    expect(active()?.getAttribute('data-node-id')).toBe('lost')
  })

  test('Enter on “continue at” jumps there, Enter on a step opens its form', async () => {
    const { user, active, goTo, editor } = show(cart)
    goTo('sms')
    await user.keyboard('{ArrowDown}{Enter}')
    expect(active()?.getAttribute('data-node-id')).toBe('day')
    await user.keyboard('{Enter}')
    expect(editor.selection.store.getState().focusInspector).toBe(1)
  })

  test('A asks for the path first where there are several, and the new step is active afterwards', async () => {
    const { user, active, goTo, edges, said, grid } = show(cart)
    goTo('mail')
    await user.keyboard('a')
    await user.click(screen.getByRole('menuitem', { name: 'Failed: nothing follows yet' }))
    await user.type(await screen.findByRole('combobox'), 'tag{Enter}')
    const added = active()?.getAttribute('data-node-id') ?? ''
    expect(edges()).toContain(`mail:failed>${added}`)
    await waitFor(() => expect(document.activeElement).toBe(grid))
    expect(said()).toMatch(/^Added step \d, .*, after step 4, Send/)
  })

  test('A on “continue at” puts a step into that path', async () => {
    const { user, goTo, edges } = show(cart)
    goTo('sms')
    await user.keyboard('{ArrowDown}a')
    await user.type(await screen.findByRole('combobox'), 'tag{Enter}')
    expect(edges()).not.toContain('sms:sent>day')
    expect(edges().filter((edge) => edge.endsWith('>day'))).toHaveLength(2)
  })

  test('C leads a path to a step that is there already, and offers none that came before', async () => {
    const { user, goTo, edges, said } = show(cart)
    goTo('day')
    await user.keyboard('c')
    const options = await screen.findAllByRole('option')
    expect(options.map((option) => option.getAttribute('data-node-id'))).toEqual(['bought', 'lost'])
    await user.keyboard('8{Enter}')
    expect(edges()).toContain('day:next>lost')
    expect(edges()).not.toContain('day:next>end')
    expect(said()).toMatch(/continues at step \d, Wait/)
  })

  test('Alt with an arrow reorders within the line, and says the new number', async () => {
    const { user, goTo, edges, active, said } = show(
      drawn({ t: 'trigger.event', a: 'wait.for', b: 'tag.change', x: 'exit' }, ['t:next>a', 'a:next>b', 'b:next>x']),
    )
    goTo('b')
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(edges()).toEqual(['t:next>b', 'a:next>x', 'b:next>a'])
    expect(active()?.getAttribute('data-node-id')).toBe('b')
    expect(said()).toMatch(/is now step 2\.$/)
  })

  test('Delete heals the line and asks which of several paths stays; undo brings all back and says so', async () => {
    const { user, goTo, edges, said, editor } = show(cart)
    goTo('day')
    await user.keyboard('{Delete}')
    expect(edges()).toContain('mail:sent>end')
    expect(said()).toMatch(/^Removed Wait/)
    act(() => editor.document.undo())
    expect(await screen.findByText('Undone: delete.')).toBeTruthy()
    goTo('w')
    await user.keyboard('{Delete}')
    await user.click(await screen.findByRole('button', { name: 'Delete step' }))
    expect(edges()).toContain('t:next>bought')
  })

  test('Delete on “continue at” detaches the path', async () => {
    const { user, goTo, edges, said } = show(cart)
    goTo('sms')
    await user.keyboard('{ArrowDown}{Delete}')
    expect(edges()).not.toContain('sms:sent>day')
    expect(said()).toMatch(/no longer leads to/)
  })

  test('the menu of a row takes a step out of its line and duplicates it', async () => {
    const { user, goTo, edges, editor } = show(cart)
    goTo('day')
    await user.keyboard('{Shift>}{F10}{/Shift}')
    await user.click(screen.getByRole('menuitem', { name: 'Take out of the line' }))
    expect(edges()).toContain('mail:sent>end')
    expect(edges().some((edge) => edge.includes('day'))).toBe(false)
    goTo('sms')
    await user.keyboard('{Shift>}{F10}{/Shift}')
    await user.click(screen.getByRole('menuitem', { name: /^Duplicate/ }))
    expect(editor.document.graph().nodes).toHaveLength(9)
  })

  test('while an arrow is held down rows pass by, and the last one opens when it is let go', async () => {
    const { user, goTo, active, editor } = show(cart)
    goTo('t')
    await user.keyboard('{ArrowDown>3}')
    expect(active()?.getAttribute('data-node-id')).toBe('mail')
    expect(editor.selection.store.getState().ids).toEqual(['w'])
    await user.keyboard('{/ArrowDown}')
    expect(editor.selection.store.getState().ids).toEqual(['mail'])
  })

  test('Shift with the arrows selects several', async () => {
    const { user, goTo, editor } = show(cart)
    goTo('w')
    await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
    expect(editor.selection.store.getState().ids).toEqual(['bought', 'mail', 'sms'])
  })

  test('N writes a note, which stands in the list and opens again by Enter', async () => {
    const { user, goTo, editor, rows } = show(cart)
    goTo('w')
    await user.keyboard('n')
    await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Ask Lin')
    await user.click(screen.getByRole('button', { name: 'Done' }))
    expect(editor.document.graph().notes.map(({ text }) => text)).toEqual(['Ask Lin'])
    expect(rows().at(-1)?.textContent).toContain('Ask Lin')
  })

  test('an empty journey begins with a start that the list adds', async () => {
    const { user, grid, editor, rows } = show(blankGraph)
    act(() => grid.focus())
    await user.keyboard('a')
    await user.keyboard('{Enter}')
    expect(editor.document.graph().nodes.map(({ kind }) => kind)).toEqual(['trigger.event'])
    expect(rows()).toHaveLength(1)
  })
})
