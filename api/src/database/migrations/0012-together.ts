/** Working on one journey together: comments, reviews before publishing, and who has it open. */
import type { Migration } from '../migration.ts'

export const together: Migration = {
  name: '0012-together',
  statements: ({ clustered, hot }) => [
    `create table thread (workspace text not null, journey text not null, id text not null, node text, kind text, label text, changed_at bigint not null, resolved_at bigint, resolved_by text, primary key (workspace, journey, id))`,
    `create table comment (workspace text not null, journey text not null, thread text not null, id text not null, author text not null, text text not null, mentions text not null, at bigint not null, edited_at bigint, primary key (workspace, journey, thread, id))`,
    `create table review (workspace text not null, journey text not null, number bigint not null, status text not null, rev bigint not null, asked_by text not null, asked_at bigint not null, note text not null, decided_by text, decided_at bigint, answer text not null, version bigint, primary key (workspace, journey, number))`,
    `create table presence (workspace text not null, journey text not null, "user" text not null, tab text not null, node text, expires_at bigint not null, primary key (workspace, journey, "user", tab)) ${clustered || hot}`,
  ],
}
