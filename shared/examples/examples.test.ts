import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { compile } from '../src/compile/compile.ts'
import { lift } from '../src/compile/lift.ts'
import { checkContent } from '../src/content/check.ts'
import { checkCondition } from '../src/condition/check.ts'
import { normalise } from '../src/graph/normalise.ts'
import { journeyJsonSchema } from '../src/journey/json-schema.ts'
import { journeySchema } from '../src/journey/schema.ts'
import { languages } from '../src/language/language.ts'
import { catalogue } from '../src/nodes/index.ts'
import { simulate } from '../src/simulate/simulate.ts'
import { formatInstant } from '../src/time/instant.ts'
import { exampleIn, mapTexts } from './in-language.ts'
import { examples } from './index.ts'
import { refsOf, runSettings } from './run-settings.ts'
import chinese from './texts.zh-CN.json' with { type: 'json' }

const folder = import.meta.dirname
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test('eight journeys to start from, one a folder, and together they use every kind but two', () => {
  expect(examples.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted())
  expect(examples).toHaveLength(8)
  const used = new Set(examples.flatMap(({ graph }) => graph.nodes.map(({ kind }) => kind)))
  expect([...catalogue.keys()].filter((kind) => !used.has(kind))).toEqual(['trigger.api', 'wait.date'])
})

test('no Chinese text is left over, and reasons are words', () => {
  const used = new Set<string>()
  for (const { graph } of examples) {
    mapTexts(graph, (role, text) => {
      used.add(`${role}: ${text}`)
      if (role === 'reasons') expect(text).toMatch(/^[a-z ]+$/)
      return text
    })
  }
  const known = Object.entries(chinese).flatMap(([role, texts]) => Object.keys(texts).map((text) => `${role}: ${text}`))
  expect(known.toSorted()).toEqual([...used].toSorted())
})

test('the published JSON Schema takes each of them, and nothing that it does not know', () => {
  // The schema is JSON Schema by construction; the library's type for it is wider than `object`.
  const schema = z.fromJSONSchema(journeyJsonSchema() as Parameters<typeof z.fromJSONSchema>[0])
  for (const example of examples) {
    const { journey } = compile(example.graph, refsOf(example))
    expect(schema.safeParse(journey).error).toBeUndefined()
    expect(schema.safeParse({ ...journey, throttle: 5 }).success).toBe(false)
  }
})

describe.each(examples)('$id', (example) => {
  const { id, graph, contents, segments, runs, starter } = example
  const compiled = compile(graph, refsOf(example))

  test('is drawn as it would be drawn again', () => {
    expect(graph.id).toBe(id)
    expect(normalise(graph)).toEqual(graph)
    expect(new Set(graph.nodes.map(({ position }) => `${position.x},${position.y}`)).size).toBe(graph.nodes.length)
  })

  test('compiles, without a word to say, to the journey beside it', async () => {
    expect(compiled.findings).toEqual([])
    expect(journeySchema.parse(compiled.journey)).toEqual(compiled.journey)
    expect(compile(lift(compiled.journey), refsOf(example)).journey).toEqual(compiled.journey)
    await expect(`${JSON.stringify(compiled.journey, null, 2)}\n`).toMatchFileSnapshot(`${folder}/${id}/journey.json`)
  })

  test('brings what it needs, complete in both languages', () => {
    const sent = new Set(
      graph.nodes.flatMap(({ config }) => (typeof config['content'] === 'string' ? config['content'] : [])),
    )
    expect(Object.keys(contents).toSorted()).toEqual([...sent].toSorted())
    for (const [content, { name, content: words }] of Object.entries(contents)) {
      expect(checkContent(words, null), content).toEqual([])
      expect(Object.keys(words.bodies), content).toEqual([...languages])
      expect(Object.keys(name), content).toEqual([...languages])
      expect(words.name).toBe(name.en)
    }
    for (const { id: segment, condition, name } of segments) {
      expect(checkCondition(condition, refsOf(example), 'segment'), segment).toEqual([])
      expect(Object.keys(name)).toEqual([...languages])
    }
    for (const text of [starter.about, starter.needs, graph.name, ...runs.map(({ name }) => name)])
      expect(Object.keys(text)).toEqual([...languages])
  })

  test('has a page about it in both languages that says what waits for later', () => {
    for (const [file, later] of [
      ['about.md', 'Waits for later'],
      ['about.zh-CN.md', '待后续步骤类型支持'],
    ]) {
      expect(existsSync(`${folder}/${id}/${file}`)).toBe(true)
      expect(readFileSync(`${folder}/${id}/${file}`, 'utf8')).toContain(later)
    }
  })

  test('speaks Chinese too: every text on the canvas, the drawing unchanged, and nothing to find', () => {
    const spoken = exampleIn(example, 'zh-CN')
    const left: string[] = []
    mapTexts(spoken.graph, (_, text) => {
      if (!/\p{Script=Han}/u.test(text)) left.push(text)
      return text
    })
    expect(left).toEqual([])
    const blank = () => ''
    expect(mapTexts(spoken.graph, blank)).toEqual(mapTexts(graph, blank))
    expect(normalise(spoken.graph)).toEqual(spoken.graph)
    expect(compile(spoken.graph, refsOf(spoken)).findings).toEqual([])
    for (const [content, { name, content: said }] of Object.entries(spoken.contents))
      expect(said, content).toEqual({ ...contents[content]?.content, name: name['zh-CN'] })
    expect(exampleIn(example, 'en')).toEqual(example)
  })

  const inBoth = languages.flatMap((language) => {
    const spoken = exampleIn(example, language)
    return spoken.runs.map((run) => ({ language, name: run.name.en, spoken, run }))
  })
  test.each(inBoth)('runs in $language: $name', ({ spoken, run }) => {
    const { passage, path, messages } = simulate(runSettings(spoken, run))
    expect({
      path: path.map(({ node }) => node),
      messages: messages.map(({ node, decision }) => ({
        node,
        decision: decision.type,
        reason: decision.type === 'skip' ? decision.reason : null,
      })),
      ended: passage?.enrollment.ended && {
        reason: passage.enrollment.ended.reason,
        at: formatInstant(passage.enrollment.ended.at).replace('.000Z', 'Z'),
      },
    }).toEqual({ ...run.expect, ended: passage === null ? undefined : run.expect.ended })
  })
})
