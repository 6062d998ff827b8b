/** Which engine processes there are, so that they share the buckets out evenly. */
import type { Migration } from '../migration.ts'

export const engines: Migration = {
  name: '0010-engines',
  statements: () => [`create table engine (worker text primary key, expires_at bigint not null)`],
}
