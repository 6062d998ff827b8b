import type { Database } from '../../database/connection.ts'

/** A statement as PostgreSQL got it. */
export interface Recorded {
  readonly sql: string
  /** The buckets that it names, by parameters of whatever kind. */
  readonly buckets: readonly number[]
  /** Statements of one transaction have the same; null: a transaction of its own. */
  readonly transaction: number | null
}

export interface Recorder {
  readonly statements: readonly Recorded[]
  isOn: boolean
}

interface Asked {
  readonly text: string
  readonly values?: readonly unknown[]
}

const isAsked = (value: unknown): value is Asked =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

const given = /\(value ->> (\d+)\)::bigint as "bucket"[^$]*json_array_elements\(\$(\d+)::json\)/g
const compared = /"?bucket"?\s*(?:=|in)\s*(?:any)?\s*\(?\$(\d+)/g
const inserted = /insert into "?[a-z_]+"? \("bucket"[^)]*\) values \(\$(\d+)/g

const bucketsIn = ({ text, values = [] }: Asked): number[] => {
  const valueOf = (parameter: string | undefined): unknown => values[Number(parameter) - 1]
  const direct = [...text.matchAll(compared), ...text.matchAll(inserted)].flatMap(([, parameter]) => {
    const value = valueOf(parameter)
    return Array.isArray(value) ? value.map(Number) : [Number(value)]
  })
  const inJson = [...text.matchAll(given)].flatMap(([, column, parameter]) => {
    const rows: readonly (readonly unknown[])[] = JSON.parse(String(valueOf(parameter)))
    return rows.map((row) => Number(row[Number(column)]))
  })
  return [...new Set([...direct, ...inJson])]
}

/** Listens on each connection of a PostgreSQL database. */
export const recordStatements = ({ pool }: Database): Recorder => {
  const statements: Recorded[] = []
  const recorder = { statements, isOn: false }
  let transactions = 0
  pool?.on('connect', (client) => {
    let transaction: number | null = null
    const ask: (...given: readonly unknown[]) => unknown = client.query.bind(client)
    const heard = (...args: readonly unknown[]): unknown => {
      const [first] = args
      const asked: Asked | null = isAsked(first) ? first : typeof first === 'string' ? { text: first } : null
      if (asked !== null) {
        if (/^(start transaction|begin)/i.test(asked.text)) transaction = transactions++
        if (recorder.isOn) statements.push({ sql: asked.text, buckets: bucketsIn(asked), transaction })
        if (/^(commit|rollback)/i.test(asked.text)) transaction = null
      }
      return ask(...args)
    }
    Object.assign(client, { query: heard })
  })
  return recorder
}
