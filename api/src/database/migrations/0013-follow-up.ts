/**
 * What follows when a journey is published, paused or goes on: how far the engine followed it, and whom a schedule or a
 * segment lets in, a page at a time. Journeys that are there already count as paused: the engine looks at each anew.
 */
import type { Migration } from '../migration.ts'

export const followUp: Migration = {
  name: '0013-follow-up',
  statements: () => [
    `create table followed (workspace text not null, journey text not null, status text not null, version bigint not null, primary key (workspace, journey))`,
    `insert into followed (workspace, journey, status, version) select workspace, id, 'paused', live_version from journey where live_version is not null`,
    `create table fan_out (workspace text not null, journey text not null, node text not null, stimulus text not null, segment text, zones text, started_at bigint not null, bucket integer not null, after text not null, primary key (workspace, journey, node, stimulus))`,
  ],
}
