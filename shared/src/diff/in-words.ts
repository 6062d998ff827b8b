import type { Json } from '../problem/json.ts'
import type { Names, Phrase } from '../nodes/define.ts'
import { kindOf } from '../nodes/index.ts'
import { bold, sentence } from '../nodes/phrase.ts'
import type { Change, StepInDiff } from './diff-journeys.ts'
import { diffWords } from './diff-words.ts'
import { fieldValueInWords, settingValueInWords } from './value-in-words.ts'

type Part = Phrase[number]

const plainText = (phrase: Phrase): string =>
  phrase
    .map((part) => {
      if (typeof part === 'string') return part
      return 'missing' in part ? part.missing : part.value
    })
    .join('')

/** Its own name, else what it does. */
const stepName = ({ id, kind, label, config }: StepInDiff, names: Names): Part => {
  const known = kindOf(kind)
  if (label !== null) return bold(label)
  return bold(known === undefined ? id : plainText(known.summary(config, names)))
}

const stepOrNowhere = (step: StepInDiff | null, names: Names): Part =>
  step === null ? diffWords[names.language].nowhere : stepName(step, names)

interface Values {
  readonly before: string | undefined
  readonly after: string | undefined
}

type Manner = 'Changed' | 'Set' | 'Cleared' | 'Rewritten'

/** Which sentence suits: both values have words, one of them is not set, or they are too rich for words. */
const mannerOf = ({ before, after }: { before: Json; after: Json }, words: Values): Manner => {
  if (after === null || after === '') return words.before === undefined ? 'Rewritten' : 'Cleared'
  if (words.after === undefined) return 'Rewritten'
  if (before === null || before === '') return 'Set'
  return words.before === undefined ? 'Set' : 'Changed'
}

const valueParts = ({ before = '', after = '' }: Values): { before: Part; after: Part } => ({
  before: bold(before),
  after: bold(after),
})

const fieldInWords = (change: Extract<Change, { type: 'fieldChanged' }>, names: Names): Phrase => {
  const words = diffWords[names.language]
  const { step, field, before, after } = change
  if (field === 'label') {
    const old = { ...step, label: typeof before === 'string' ? before : null }
    const name = typeof after === 'string' ? bold(after) : ''
    return sentence(after === null ? words.nameCleared : words.renamed, { step: stepName(old, names), after: name })
  }
  const values = {
    before: fieldValueInWords(step.kind, field, before, names),
    after: fieldValueInWords(step.kind, field, after, names),
  }
  const manner: `field${Manner}` = `field${mannerOf(change, values)}`
  const called = kindOf(step.kind)?.text[names.language].fields[field] ?? field
  return sentence(words[manner], { step: stepName(step, names), field: called, ...valueParts(values) })
}

const edgeInWords = (change: Extract<Change, { type: 'edgeChanged' }>, names: Names): Phrase => {
  const words = diffWords[names.language]
  const { step, port, before, after } = change
  const kind = kindOf(step.kind)
  const label = kind?.ports(step.config).find(({ name }) => name === port)?.label
  const template = after === null ? words.edgeRemoved : before === null ? words.edgeAdded : words.edgeMoved
  return sentence(template, {
    step: stepName(step, names),
    port: label ?? kind?.text[names.language].ports[port] ?? port,
    before: stepOrNowhere(before, names),
    after: stepOrNowhere(after, names),
  })
}

/** An exit rule by what it counts people under. */
const ruleName = ({ before, after }: { before: Json; after: Json }, id: string): string => {
  const rule = after ?? before
  const reason = typeof rule === 'object' && rule !== null && 'reason' in rule ? rule.reason : undefined
  return typeof reason === 'string' ? reason : id
}

const settingInWords = (change: Extract<Change, { type: 'settingChanged' }>, names: Names): Phrase => {
  const words = diffWords[names.language]
  const { path, before, after } = change
  const [list = '', id = ''] = path.split('.')
  if (list === 'goals' || list === 'exits') {
    const template = before === null ? words.added : after === null ? words.removed : words.rewritten
    return sentence(template, {
      what: words[list],
      name: bold(list === 'goals' ? names.goal(id) : ruleName(change, id)),
    })
  }
  const values = {
    before: settingValueInWords(path, before, names),
    after: settingValueInWords(path, after, names),
  }
  const called: Readonly<Record<string, string>> = words.settings
  const manner: `setting${Manner}` = `setting${mannerOf(change, values)}`
  return sentence(words[manner], { field: called[path] ?? path, ...valueParts(values) })
}

/** One change as a sentence, with the names that the reader knows; values are bold. */
export const inWords = (change: Change, names: Names): Phrase => {
  const words = diffWords[names.language]
  switch (change.type) {
    case 'stepAdded':
    case 'stepRemoved':
      return sentence(words[change.type], { step: stepName(change.step, names) })
    case 'kindChanged':
      return sentence(words.kindChanged, { step: stepName(change.step, names), before: stepName(change.before, names) })
    case 'fieldChanged':
      return fieldInWords(change, names)
    case 'edgeChanged':
      return edgeInWords(change, names)
    case 'settingChanged':
      return settingInWords(change, names)
  }
}
