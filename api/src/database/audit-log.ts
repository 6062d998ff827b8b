import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { Clock } from '../clock.ts'
import type { Database } from './connection.ts'

export type AuditedAction =
  | 'workspace.created'
  | 'member.invited'
  | 'member.joined'
  | 'member.role'
  | 'member.removed'
  | 'member.reset'
  | 'invitation.revoked'
  | 'write-key.created'
  | 'write-key.revoked'
  | 'secret.stored'
  | 'secret.deleted'
  | 'settings.changed'
  | 'journey.published'
  | 'journey.status'
  | 'journey.job-cancelled'
  | 'journey.backfilled'
  | 'review.asked'
  | 'review.approved'
  | 'review.sent-back'
  | 'review.withdrawn'
  | 'errors.resolved'
  | 'journey.exported'

/** Notes who did what to what. `detail` says no value of a secret and no data of a person. */
export const audit = async (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  by: { readonly workspace: string; readonly user: string },
  action: AuditedAction,
  subject: string,
  detail: JsonObject = {},
): Promise<void> => {
  await database.db
    .insertInto('audit')
    .values({
      workspace: by.workspace,
      seq: clock.sequence(),
      at: clock.now(),
      actor: by.user,
      action,
      subject,
      detail: JSON.stringify(detail),
    })
    .execute()
}
