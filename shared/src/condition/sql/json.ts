import { join, raw, sql, text, type Sql } from './fragment.ts'

export type Dialect = 'sqlite' | 'postgres'

/** A value inside a folded JSON column; none of these can raise, whatever it is. */
export interface JsonValue {
  /** Folded text, null for what is no text and for "". */
  readonly text: Sql
  /** A double, null for what is no number. */
  readonly number: Sql
  readonly isTrue: Sql
  readonly isFalse: Sql
  readonly isKnown: Sql
  /** A list among whose items is the text. */
  readonly hasItem: (folded: string) => Sql
}

const inSqlite = (column: Sql, path: readonly string[]): JsonValue => {
  const at = text(`$${path.map((name) => `.${JSON.stringify(name)}`).join('')}`)
  const type = sql`json_type(${column}, ${at})`
  const value = sql`json_extract(${column}, ${at})`
  return {
    text: sql`(case when ${type} = 'text' then nullif(${value}, '') end)`,
    number: sql`(case when ${type} in ('integer', 'real') then cast(${value} as real) end)`,
    isTrue: sql`${type} = 'true'`,
    isFalse: sql`${type} = 'false'`,
    isKnown: sql`(coalesce(${type}, 'null') <> 'null' and coalesce(${value} <> '', true))`,
    hasItem: (folded) =>
      sql`(${type} = 'array' and exists (select 1 from json_each(${column}, ${at}) item where item.type = 'text' and item.value = ${text(folded)}))`,
  }
}

/** `->` with a name gives null for what is no object; the other operators would go into lists or raise. */
const inPostgres = (column: Sql, path: readonly string[]): JsonValue => {
  const json = path.reduce((from, name) => sql`(${from} -> ${text(name)})`, sql`cast(${column} as json)`)
  const type = sql`json_typeof(${json})`
  const value = sql`(${json} #>> '{}')`
  return {
    text: sql`(case when ${type} = 'string' then nullif(${value}, '') end)`,
    number: sql`(case when ${type} = 'number' then cast(${value} as double precision) end)`,
    isTrue: sql`(${type} = 'boolean' and ${value} = 'true')`,
    isFalse: sql`(${type} = 'boolean' and ${value} = 'false')`,
    isKnown: sql`(coalesce(${type}, 'null') <> 'null' and coalesce(${value} <> '', true))`,
    hasItem: (folded) =>
      sql`exists (select 1 from json_array_elements(case when ${type} = 'array' then ${json} else '[]' end) item where json_typeof(item.value) = 'string' and (item.value #>> '{}') = ${text(folded)})`,
  }
}

export const jsonValue = (dialect: Dialect, column: Sql, path: readonly string[]): JsonValue =>
  dialect === 'sqlite' ? inSqlite(column, path) : inPostgres(column, path)

/** Whether a JSON column that is a list of texts holds one, as it stands. */
export const listHas = (dialect: Dialect, column: Sql, item: string): Sql =>
  dialect === 'sqlite'
    ? sql`exists (select 1 from json_each(${column}) item where item.value = ${text(item)})`
    : sql`exists (select 1 from json_array_elements_text(cast(${column} as json)) item where item.value = ${text(item)})`

export const listIsEmpty = (dialect: Dialect, column: Sql): Sql =>
  dialect === 'sqlite' ? sql`(json_array_length(${column}) = 0)` : sql`(json_array_length(cast(${column} as json)) = 0)`

/** Folded text is lower case but for the `T` of instants (fold.ts). */
export const isInstant = (folded: Sql): Sql => sql`substr(${folded}, 11, 1) = 'T'`

const sqliteDay = raw(`'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'`)
/** Days that exist, 29 February in leap years only. */
const postgresDay = raw(
  `'^(\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))|(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$'`,
)

export const isDay = (dialect: Dialect, folded: Sql): Sql =>
  dialect === 'sqlite'
    ? sql`(${folded} glob ${sqliteDay} and coalesce(date(${folded}) = ${folded}, false))`
    : sql`(${folded} ~ ${postgresDay})`

/** Byte order, which for UTF-8 is the order of code points. */
export const inByteOrder = (dialect: Dialect, folded: Sql): Sql =>
  dialect === 'sqlite' ? sql`${folded} collate binary` : sql`${folded} collate "C"`

export const containsText = (dialect: Dialect, folded: Sql, part: Sql): Sql =>
  dialect === 'sqlite' ? sql`instr(${folded}, ${part}) > 0` : sql`strpos(${folded}, ${part}) > 0`

export const startsWithText = (folded: Sql, part: Sql): Sql => sql`substr(${folded}, 1, length(${part})) = ${part}`

export const endsWithText = (dialect: Dialect, folded: Sql, part: Sql): Sql =>
  dialect === 'sqlite'
    ? sql`substr(${folded}, -length(${part})) = ${part}`
    : sql`right(${folded}, length(${part})) = ${part}`

export const oneOfTexts = (folded: Sql, texts: readonly string[]): Sql =>
  sql`${folded} in (${join(
    texts.map((item) => text(item)),
    ', ',
  )})`
