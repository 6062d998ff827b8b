/** What the history said before a part of it was forgotten: a recount begins with these sums. */
import type { Migration } from '../migration.ts'

export const archivedCount: Migration = {
  name: '0008-archived-count',
  statements: ({ clustered }) => [
    `create table archived_count (bucket integer not null, workspace text not null, journey text not null, version integer not null, node text not null, what text not null, name text not null, n bigint not null, primary key (bucket, workspace, journey, version, node, what, name)) ${clustered}`,
  ],
}
