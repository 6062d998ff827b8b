import { describe, expect, test } from 'vitest'
import { families } from '@trailwright/shared/nodes/define.ts'
import { dark, light, type SchemeTokens } from './tokens.ts'

/** Relative luminance of `#RRGGBB`, WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05)
}

/** Every pair of text and ground that the screens use. */
function textPairs(scheme: SchemeTokens): [name: string, text: string, ground: string][] {
  const grounds = { default: scheme.background.default, paper: scheme.background.paper, sunken: scheme.surface.sunken }
  const tinted = {
    primary: scheme.primary,
    blaze: scheme.blaze,
    error: scheme.error,
    warning: scheme.warning,
    success: scheme.success,
    info: scheme.info,
    ...scheme.family,
  }
  const inks = { ...scheme.text, ...Object.fromEntries(Object.entries(tinted).map(([name, it]) => [name, it.main])) }
  return [
    ...Object.entries(inks).flatMap(([ink, text]) =>
      Object.entries(grounds).map(([name, ground]): [string, string, string] => [`${ink} on ${name}`, text, ground]),
    ),
    ...Object.entries(tinted).flatMap(([name, it]): [string, string, string][] => [
      [`${name} on its soft`, it.main, it.soft],
      [`secondary text on ${name} soft`, scheme.text.secondary, it.soft],
      [`mark icon on ${name}`, scheme.background.paper, it.main],
    ]),
    ['button text', scheme.primary.contrastText, scheme.primary.main],
    ['hovered button text', scheme.primary.contrastText, scheme.primary.dark],
    ['simulation text', scheme.blaze.contrastText, scheme.blaze.main],
    ['primary text on the canvas', scheme.text.primary, scheme.surface.canvas],
    ['text on hover', scheme.text.secondary, scheme.surface.hover],
  ]
}

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_name, scheme) => {
  test('carry text at 4.5 to 1', () => {
    const pairs = textPairs(scheme)
    expect(pairs.length).toBeGreaterThan(60)
    const weak = pairs.filter(([, text, ground]) => contrast(text, ground) < 4.5).map(([name]) => name)
    expect(weak).toEqual([])
  })

  test('carry control borders, edges and marks at 3 to 1, on every ground', () => {
    const { paper, default: page } = scheme.background
    const marks = families.map((family) => scheme.family[family].main)
    const lines = [scheme.line.strong, scheme.line.edge, scheme.primary.main, scheme.blaze.main, ...marks]
    expect(weakOn(lines, [paper, page, scheme.surface.sunken, scheme.surface.canvas])).toEqual([])
  })

  test('carry charts at 3 to 1 on paper and page', () => {
    const { paper, default: page } = scheme.background
    expect(weakOn(Object.values(scheme.chart), [paper, page])).toEqual([])
  })
})

function weakOn(colours: string[], grounds: string[]): string[] {
  return colours.filter((colour) => grounds.some((ground) => contrast(colour, ground) < 3))
}
