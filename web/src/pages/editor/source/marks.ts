import type { EditorState } from '@codemirror/state'
import { findingSentence } from '@trailwright/shared/compile/finding-texts/finding-sentence.ts'
import { findingTexts } from '@trailwright/shared/compile/finding-texts/finding-texts.ts'
import type { Language } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { TFunction } from 'i18next'
import { sentenceGap } from '../../../state/words.ts'
import { brokenAt, namedTwice, type Range, rangeAt, textAt } from './json-places.ts'
import { documentPath } from './read-source.ts'

/** Something to say about a place of the text. */
export interface Mark extends Range {
  readonly level: Finding['level']
  readonly line: number
  readonly text: string
}

/** How the texts of a mark are made: in the reader's language. */
export interface MarkWords {
  readonly t: TFunction
  readonly language: Language
}

/** Those that speak of a field: here it is called as in the text. */
const own = {
  'document.unreadable': 'notAJourney',
  'document.missing': 'missing',
  'document.invalid': 'invalid',
  'document.unknown-key': 'unknownKey',
  'config.missing': 'missing',
  'config.invalid': 'invalid',
  'config.unknown-key': 'unknownKey',
  'settings.missing': 'missing',
  'settings.invalid': 'invalid',
  'settings.unknown-key': 'unknownKey',
  'source.id-changed': 'idChanged',
} as const
const isOwn = (code: string): code is keyof typeof own => Object.hasOwn(own, code)

/** Findings by their place; a finding about the whole document is on its first line. */
export function marksOf(state: EditorState, findings: readonly Finding[], words: MarkWords): readonly Mark[] {
  return findings.map((finding) => {
    const path = documentPath(finding)
    const range = rangeAt(state, path)
    const [root, id] = path
    const kind = root === 'nodes' && id !== undefined ? textAt(state, ['nodes', id, 'kind']) : undefined
    return markAt(state, range, finding.level, textOf(finding, kind, words))
  })
}

function textOf(finding: Finding, kind: string | undefined, { t, language }: MarkWords): string {
  if (isOwn(finding.code)) {
    const field = String(finding.path.at(-1) ?? '')
    const { id = '' } = finding.params
    return t(`source.mistakes.${own[finding.code]}`, { field, id: String(id) })
  }
  if (findingTexts[finding.code] === undefined)
    return t('source.mistakes.invalid', { field: finding.path.at(-1) ?? '' })
  const { title, help } = findingSentence(finding, language, kind)
  return `${title}${sentenceGap(language)}${help}`
}

function markAt(state: EditorState, range: Range, level: Finding['level'], text: string): Mark {
  return { ...range, level, line: state.doc.lineAt(range.from).number, text }
}

/** Where a text that cannot be read breaks off. */
export function syntaxMark(state: EditorState, { t }: MarkWords): Mark {
  const range = brokenAt(state) ?? { from: state.doc.length, to: state.doc.length }
  return markAt(state, range, 'error', t('source.mistakes.syntax'))
}

/** Names that stand twice, where one would silently be lost. */
export function twiceMarks(state: EditorState, { t }: MarkWords): readonly Mark[] {
  return namedTwice(state).map(({ name, range }) =>
    markAt(state, range, 'error', t('source.mistakes.twice', { field: name })),
  )
}
