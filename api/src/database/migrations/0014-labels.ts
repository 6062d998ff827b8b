/** What events, properties and attributes are called in sentences. */
import type { Migration } from '../migration.ts'

export const labels: Migration = {
  name: '0014-labels',
  statements: ({ clustered }) => [
    `create table label (workspace text not null, kind text not null, name text not null, text text not null, primary key (workspace, kind, name)) ${clustered}`,
  ],
}
