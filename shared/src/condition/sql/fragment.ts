import { storable } from '../fold.ts'

export type SqlParameter = string | number

/**
 * A piece of SQL with its parameters: one text more than parameters, each parameter between two texts. Values never
 * stand in the texts.
 */
export interface Sql {
  readonly fragments: readonly string[]
  readonly parameters: readonly SqlParameter[]
}

/** Puts pieces together; in between stand pieces only, so that a value cannot slip into the text. */
export const sql = (texts: TemplateStringsArray, ...pieces: readonly Sql[]): Sql => {
  const fragments = [texts[0] ?? '']
  const parameters: SqlParameter[] = []
  const extend = (text: string): void => {
    fragments.push((fragments.pop() ?? '') + text)
  }
  for (const [index, piece] of pieces.entries()) {
    const [head = '', ...rest] = piece.fragments
    extend(head)
    fragments.push(...rest)
    parameters.push(...piece.parameters)
    extend(texts[index + 1] ?? '')
  }
  return { fragments, parameters }
}

/** Text of our own, such as an alias or an operator. Never a value. */
export const raw = (text: string): Sql => ({ fragments: [text], parameters: [] })

const cast = (value: SqlParameter, type: string): Sql => ({
  fragments: ['cast(', ` as ${type})`],
  parameters: [value],
})

/** A text as a parameter. */
export const text = (value: string): Sql => cast(storable(value), 'text')
/** A double as a parameter. */
export const double = (value: number): Sql => cast(value, 'double precision')
/** An integer as a parameter, such as an instant. */
export const whole = (value: number): Sql => cast(value, 'bigint')

export const join = (pieces: readonly Sql[], separator: string): Sql =>
  pieces.reduce((joined, piece, index) => (index === 0 ? piece : sql`${joined}${raw(separator)}${piece}`), raw(''))

export const yes = raw('true')
export const no = raw('false')

/** Comparisons with nothing are null in SQL, and false here. */
export const holds = (test: Sql): Sql => sql`coalesce(${test}, false)`
export const negate = (test: Sql): Sql => sql`(not ${test})`

/** As a tag of templates takes it: Kysely's `sql(templateOf(piece), ...piece.parameters)`. */
export const templateOf = ({ fragments }: Sql): TemplateStringsArray =>
  Object.assign([...fragments], { raw: fragments })
