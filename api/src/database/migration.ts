/** What differs between the two databases inside otherwise portable statements. */
export interface Spelling {
  /** Ends a table that is stored in the order of its primary key. */
  readonly clustered: string
  /** Ends a table whose rows are rewritten often. */
  readonly hot: string
  /** Whether buckets may live on different machines. */
  readonly apart: boolean
}
export interface Migration {
  readonly name: string
  readonly statements: (spelling: Spelling) => readonly string[]
}
