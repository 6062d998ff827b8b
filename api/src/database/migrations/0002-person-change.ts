/** What happened to who a person is: merges, identities that went to somebody else, merges undone. */
import type { Migration } from '../migration.ts'

export const personChange: Migration = {
  name: '0002-person-change',
  statements: ({ clustered }) => [
    `create table person_change (bucket integer not null, workspace text not null, person text not null, seq bigint not null, at bigint not null, code text not null, other text not null, detail text not null, primary key (bucket, workspace, person, seq)) ${clustered}`,
  ],
}
