import { describe, expect, test } from 'vitest'
import { danglingEdges, withoutDanglingEdges } from '../graph/dangling-edges.ts'
import { graphSchema } from '../graph/schema.ts'
import { event, nobodyKnown, instant } from '../nodes/testing/step-input.ts'
import type { Refs } from '../nodes/define.ts'
import { simulate } from '../simulate/simulate.ts'
import { compile } from './compile.ts'
import { lift } from './lift.ts'
import { load } from './load.ts'
import { blockingFindings, blocksPublish } from './publish.ts'
import { graphOf, node } from './testing/finding-examples.ts'
import { openRefs } from './testing/refs.ts'

const codes = (findings: ReturnType<typeof compile>['findings']) =>
  findings.map(({ code, node: at }) => (at === undefined ? code : `${code} at ${at}`))

describe('a document with a line to a step that is gone, and a kind that nobody knows', () => {
  const fancy = { ...node('z', 'vendor.fancyStep', { flavour: 'mint', deep: { list: [1, 2] } }, 9), label: 'Fancy' }
  const document = graphOf(
    [node('t', 'trigger.event', { event: 'Signed Up' }), node('a', 'tag.change', { tag: 'new' }), fancy],
    ['t.next -> a', 'a.next -> ghost7', 'z.out -> a', 'a.maybe -> z'],
  )
  const { journey, layout, findings } = compile(document, openRefs)

  test('it opens, and saving loses nothing', () => {
    expect(graphSchema.parse(document)).toEqual(document)
    const opened = lift(journey, layout)
    expect(opened.nodes.find(({ id }) => id === 'z')).toEqual({
      ...fancy,
      config: { deep: { list: [1, 2] }, flavour: 'mint' },
    })
    expect(opened.edges).toHaveLength(document.edges.length)
    expect(opened.edges).toEqual(expect.arrayContaining(document.edges))
  })

  test('each fault is a finding with its place', () => {
    expect(codes(findings)).toEqual(
      expect.arrayContaining(['node.kind-unknown at z', 'edge.to-nowhere at a', 'edge.port-unknown at a']),
    )
    expect(findings.find(({ code }) => code === 'edge.to-nowhere')?.path).toEqual(['edges', 1])
  })

  test('it is not published until they are solved, also if they are live already', () => {
    expect(blocksPublish(findings, findings)).toBe(true)
    const mended = withoutDanglingEdges({ ...document, nodes: document.nodes.filter(({ id }) => id !== 'z') })
    expect(danglingEdges(document).map(({ to }) => to)).toEqual(['ghost7', 'z'])
    expect(mended.edges).toEqual([{ from: 't', port: 'next', to: 'a' }])
    expect(blocksPublish(compile(mended, openRefs).findings, [])).toBe(false)
  })
})

test('a second line from one path is refused, and named with both targets', () => {
  const message = (id: string) => node(id, 'message.send', { channel: 'email', content: 'hello' })
  const graph = graphOf(
    [node('t', 'trigger.event', { event: 'Form Submitted' }), message('m1'), message('m2')],
    ['t.next -> m1', 't.next -> m2'],
  )
  const { findings } = compile(graph, openRefs)
  expect(findings.find(({ code }) => code === 'edge.second')).toMatchObject({
    level: 'error',
    node: 't',
    params: { port: 'next', to: 'm1', also: 'm2' },
  })
})

test('three days of waiting at the end of the path are a warning, not an error', () => {
  const graph = graphOf(
    [
      node('t', 'trigger.event', { event: 'Signed Up' }),
      node('m', 'message.send', { channel: 'email', content: 'hello' }),
      node('d', 'wait.for', { duration: 'P3D' }),
    ],
    ['t.next -> m', 'm.sent -> d'],
  )
  const { findings } = compile(graph, openRefs)
  expect(findings).toMatchObject([{ code: 'port.nothing-follows', level: 'warning', node: 'd' }])
  expect(blocksPublish(findings, [])).toBe(false)
})

test('the second mail was still a draft when the journey went live [wait-draft-message-inside-a-live-journey]', () => {
  const graph = graphOf(
    [
      node('t', 'trigger.event', { event: 'Signed Up' }),
      node('m1', 'message.send', { channel: 'email', content: 'a' }),
      node('d', 'wait.for', { duration: 'P3D' }),
      node('m2', 'message.send', { channel: 'email', content: 'b' }),
      node('x', 'exit', { reason: 'done' }),
    ],
    ['t.next -> m1', 'm1.sent -> d', 'd.next -> m2', 'm2.sent -> x'],
  )
  const content = (id: string, published: boolean) => ({
    id,
    name: id.toUpperCase(),
    channel: 'email',
    category: 'marketing',
    published,
    reads: [],
  })
  const refs = (published: boolean): Refs => ({ ...openRefs, contents: [content('a', true), content('b', published)] })

  const refused = blockingFindings(compile(graph, refs(false)).findings, [])
  expect(refused).toMatchObject([{ code: 'content.unpublished', node: 'm2', params: { content: 'B' } }])

  const { journey, findings } = compile(graph, refs(true))
  expect(findings).toEqual([])
  const program = load(journey, 1)
  const at = instant('2026-03-01T09:00:00Z')
  const fates = Array.from({ length: 200 }, (_, index) => {
    const email = { channel: 'email', address: `p${index}@example.com`, suppressed: null }
    const consent = { channel: 'email', category: 'marketing', state: 'granted', at: 0, source: 'form' } as const
    const facts = {
      ...nobodyKnown,
      person: { ...nobodyKnown.person, id: `p${index}` },
      contactPoints: index % 20 === 0 ? [] : [email],
      consents: [consent],
    }
    const simulated = simulate({
      workspace: 'w',
      program,
      facts,
      rules: { caps: [], quietHours: [], dedupeWindow: 'PT1H', holdoutPercent: 0 },
      contents: new Map(),
      entry: { trigger: 't', event: event('Signed Up', at), at },
      until: instant('2026-03-10T09:00:00Z'),
    })
    return simulated.messages.filter((message) => message.node === 'm2').map(({ decision }) => decision.type)
  })
  expect(fates.filter(([fate]) => fate === 'send')).toHaveLength(190)
  expect(fates.filter(([fate]) => fate === 'skip')).toHaveLength(10)
})

test('a message that reads what this journey does not keep is worth a word, where the message is sent', () => {
  const graph = graphOf(
    [
      node('t', 'trigger.event', { event: 'Signed Up' }),
      node('m', 'message.send', { channel: 'email', content: 'offer' }),
      node('x', 'exit', { reason: 'done' }),
    ],
    ['t.next -> m', 'm.sent -> x'],
  )
  const offer = { id: 'offer', name: 'Offer', channel: 'email', category: 'marketing', published: true }
  const reads = ['context.offer', 'entry.plan', 'person.firstName']
  expect(compile(graph, { ...openRefs, contents: [{ ...offer, reads }] }).findings).toMatchObject([
    { code: 'reference.context-unknown', level: 'warning', node: 'm', params: { name: 'offer' } },
  ])
})
