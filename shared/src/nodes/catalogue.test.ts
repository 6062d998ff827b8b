import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import fc from 'fast-check'
import { languages } from '../language/language.ts'
import type { JsonObject } from '../problem/json.ts'
import { effectTypes } from '../step/effect.ts'
import { sections, widgets } from '../step/widget.ts'
import type { CheckContext, NodeKind } from './define.ts'
import { families } from './define.ts'
import { catalogue, kindOf } from './index.ts'
import { plainNames } from './testing/plain-names.ts'
import { phraseText } from './testing/phrase-text.ts'
import { sampleConfigs } from './testing/sample-configs.ts'

const kinds = [...catalogue.values()]
const folderOf = ({ kind }: NodeKind): string => (kind.includes('.') ? kind.replace('.', '/') : `${kind}/${kind}`)
const fileOf = (kind: NodeKind): string => `${import.meta.dirname}/${folderOf(kind)}/${kind.kind.replace('.', '-')}`
const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
  .flatMap((entry) =>
    readdirSync(`${import.meta.dirname}/${entry.name}`, { withFileTypes: true })
      .filter((inner) => inner.isDirectory())
      .map((inner) => `${entry.name}/${inner.name}`),
  )

const keysOf = (kind: NodeKind): string[] =>
  kind.config instanceof z.ZodObject ? Object.keys(kind.config.shape).toSorted() : []

const sample = (kind: NodeKind): JsonObject => kind.config.parse(sampleConfigs[kind.kind])

const context: CheckContext = {
  node: 'n',
  refs: {
    events: null,
    attributes: null,
    segments: null,
    contents: null,
    channels: null,
    secrets: null,
    journeys: null,
  },
  goals: ['ordered'],
  isTriggeredBy: () => true,
}

test('seventeen kinds, each in the folder of its name, and every folder in the list', () => {
  expect(kinds).toHaveLength(18)
  expect(kinds.map(folderOf).toSorted()).toEqual(folders.toSorted())
  expect(Object.keys(sampleConfigs).toSorted()).toEqual([...catalogue.keys()].toSorted())
  expect(kindOf('vendor.fancyStep')).toBeUndefined()
})

describe.each(kinds)('$kind', (kind) => {
  test('has its code, words and test beside each other', () => {
    for (const ending of ['.ts', '.text.ts', '.test.ts'])
      expect(existsSync(`${fileOf(kind)}${ending}`), ending).toBe(true)
  })

  test('is drawn: a family, an icon, a version, one upgrade for each version before it', () => {
    expect(families).toContain(kind.family)
    expect(kind.icon).toMatch(/^[a-z-]+$/)
    expect(kind.upgrades).toHaveLength(kind.v - 1)
    expect(effectTypes).toEqual(expect.arrayContaining([...kind.effects]))
  })

  test('has a widget for each field of its config, and no other', () => {
    expect(Object.keys(kind.fields).toSorted()).toEqual(keysOf(kind))
    for (const [name, { widget, section, options, when }] of Object.entries(kind.fields)) {
      expect(widgets, name).toContain(widget)
      expect(sections, name).toContain(section)
      if (widget === 'choice') expect(options, name).not.toHaveLength(0)
      if (when !== undefined) expect(keysOf(kind)).toContain(when.field)
    }
  })

  test('says everything in both languages', () => {
    const options = Object.values(kind.fields).flatMap((field) => field.options ?? [])
    for (const language of languages) {
      const text = kind.text[language]
      expect(text.name).not.toBe('')
      expect(text.help.length).toBeGreaterThan(8)
      expect(text.find.length).toBeGreaterThan(3)
      expect(Object.keys(text.fields).toSorted()).toEqual(keysOf(kind))
      expect(Object.keys(text.options)).toEqual(expect.arrayContaining([...options]))
      for (const port of [...kind.ports(kind.defaults()), ...kind.ports(sample(kind))])
        expect(port.label ?? text.ports[port.name], port.name).toBeTruthy()
    }
    for (const part of ['ports', 'fields', 'options'] as const)
      expect(Object.keys(kind.text['zh-CN'][part])).toEqual(Object.keys(kind.text.en[part]))
    expect(`${kind.text['zh-CN'].name}${kind.text['zh-CN'].help}`).toMatch(/\p{Script=Han}/u)
  })

  test('has a sentence for a new node and for a finished one, in both languages', () => {
    for (const language of languages) {
      const fresh = phraseText(kind.summary(kind.defaults(), plainNames(language)))
      const finished = phraseText(kind.summary(sample(kind), plainNames(language)))
      const empty = phraseText(kind.summary({}, plainNames(language)))
      for (const line of [fresh, finished, empty]) expect(line).not.toMatch(/^\s*$|\{\w+\}\}|undefined/)
      expect(finished).not.toContain('?')
    }
  })

  test('is strict and explicit: an unknown key is refused, defaults are filled in, and the result is stable', () => {
    expect(kind.config.safeParse({ ...sampleConfigs[kind.kind], surprise: 1 }).success).toBe(false)
    expect(kind.config.parse(sample(kind))).toEqual(sample(kind))
    expect(Object.keys(sample(kind))).toEqual(
      expect.arrayContaining(Object.keys(kind.defaults()).filter((key) => kind.defaults()[key] !== '')),
    )
  })

  test('has nothing to complain about in its sample', () => {
    expect(kind.check?.(sample(kind), context) ?? []).toEqual([])
  })

  test('has a JSON Schema', () => {
    expect(z.toJSONSchema(kind.config, { io: 'input' })).toMatchObject({ type: 'object' })
  })

  test('never names a port twice, and falls back only to a port of its own', () => {
    for (const config of [kind.defaults(), sample(kind), {}]) {
      const names = kind.ports(config).map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const { fallback } of kind.ports(config)) if (fallback !== undefined) expect(names).toContain(fallback)
    }
  })

  test('draws anything: ports and sentence are total', () => {
    fc.assert(
      fc.property(junkConfig(kind), fc.constantFrom(...languages), (config, language) => {
        expect(() => kind.ports(config)).not.toThrow()
        expect(() => kind.summary(config, plainNames(language))).not.toThrow()
      }),
      { numRuns: 100, seed: 7 },
    )
  })
})

/** The kind's own fields with anything in them. */
const junkConfig = (kind: NodeKind): fc.Arbitrary<JsonObject> => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.array(fc.record({ id: fc.jsonValue({ maxDepth: 1 }), label: fc.jsonValue({ maxDepth: 1 }) })),
  )
  const fields = fc.dictionary(fc.constantFrom(...Object.keys(kind.fields)), anything)
  return fields.map((config): JsonObject => JSON.parse(JSON.stringify(config)))
}
