/** Drafts as they once were. */
import type { Migration } from '../migration.ts'

export const keptDrafts: Migration = {
  name: '0011-kept-drafts',
  statements: () => [
    `create table kept_draft (workspace text not null, journey text not null, rev bigint not null, graph text not null, size bigint not null, since text, saved_at bigint not null, saved_by text not null, version bigint, primary key (workspace, journey, rev))`,
  ],
}
