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
import { examples } from './index.ts'
import { refsOf, runSettings } from './run-settings.ts'

const folder = import.meta.dirname
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

test('eight journeys to start from, one a folder, and together they use every kind but one', () => {
  expect(examples.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted())
  expect(examples).toHaveLength(8)
  const used = new Set(examples.flatMap(({ graph }) => graph.nodes.map(({ kind }) => kind)))
  expect([...catalogue.keys()].filter((kind) => !used.has(kind))).toEqual(['trigger.api'])
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

  test.each(runs)('runs: $name.en', (run) => {
    const { passage, path, messages } = simulate(runSettings(example, run))
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
