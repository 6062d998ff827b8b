import { askForReview, decideReview, getReview, withdrawReview } from '@trailwright/shared/wire/review.ts'
import { permissionsOf } from '@trailwright/shared/wire/route.ts'
import { audit } from '../database/audit-log.ts'
import { inTransaction } from '../database/bulk.ts'
import { draftHead } from '../database/draft-head.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { colleaguesBy, membersOf } from '../http/colleagues.ts'
import { type Feature, handle } from '../http/handle.ts'
import { cannotDecide, stateOf } from './standing.ts'
import { latestReview, needsReview } from './store.ts'

export { closeReview, requireApproval } from './gate.ts'
export { reviewStates } from './store.ts'

/** Review before publishing: asked for, approved for exactly one revision of the draft or sent back, withdrawn. */
export const review: Feature = (services) => {
  const { accounts } = services
  const { db } = services.database

  const headOf = async (workspace: string, journey: string) => {
    const head = await draftHead(db, workspace, journey)
    if (head === null) throw notFound()
    return head
  }
  /** Where it stands now, for who asks; the review only while it goes on. */
  const standing = async (workspace: string, journey: string) => {
    const head = await headOf(workspace, journey)
    const needed = await needsReview(db, workspace)
    const row = needed ? await latestReview(db, workspace, journey) : null
    const state = row === null ? null : stateOf(row, head.rev)
    return { head, needed, current: row === null || state === null ? null : { row, state } }
  }

  return {
    handlers: [
      handle(getReview, async ({ context: { workspace, user, role }, params: { journey } }) => {
        const { head, needed, current } = await standing(workspace, journey)
        const parties = { askedBy: current?.row.asked_by ?? null, savedBy: head.saved_by }
        const members = needed ? await membersOf(db, accounts, workspace) : []
        const reviewers = members.filter(
          (member) => member.user !== user && cannotDecide({ ...member, ...parties }) === null,
        )
        const named = await colleaguesBy(
          accounts,
          current === null ? [] : [current.row.asked_by, current.row.decided_by ?? ''],
        )
        return {
          needed,
          review:
            current === null
              ? null
              : {
                  state: current.state,
                  rev: current.row.rev,
                  asked: { by: named(current.row.asked_by), at: current.row.asked_at, note: current.row.note },
                  decided:
                    current.row.decided_by === null || current.row.decided_at === null
                      ? null
                      : {
                          by: named(current.row.decided_by),
                          at: current.row.decided_at,
                          note: current.row.answer,
                        },
                },
          cannotDecide: cannotDecide({ user, role, ...parties }),
          reviewers: reviewers.map(({ user: id, name }) => ({ user: id, name })),
        }
      }),

      handle(askForReview, async ({ context, params: { journey }, body: { rev, note } }) => {
        const { workspace, user, now } = context
        const { head, needed, current } = await standing(workspace, journey)
        if (!needed) throw new AppError('review.off')
        if (head.rev !== rev) throw new AppError('draft.conflict', { rev: head.rev })
        if (current?.state === 'asked') throw new AppError('review.waiting')
        await inTransaction(db, async (tx) => {
          // Writing the journey first puts two who ask at once one after the other.
          await tx
            .updateTable('journey')
            .set({ id: journey })
            .where('workspace', '=', workspace)
            .where('id', '=', journey)
            .execute()
          const last = await latestReview(tx, workspace, journey)
          if (last?.status === 'asked' && last.version === null) throw new AppError('review.waiting')
          await tx
            .insertInto('review')
            .values({
              workspace,
              journey,
              number: (last?.number ?? 0) + 1,
              status: 'asked',
              rev,
              asked_by: user,
              asked_at: now,
              note,
              decided_by: null,
              decided_at: null,
              answer: '',
              version: null,
            })
            .execute()
        })
        await audit(services, context, 'review.asked', journey, { rev })
        return {}
      }),

      handle(decideReview, async ({ context, params: { journey }, body: { verdict, rev, note } }) => {
        const { workspace, user, role, now } = context
        const { head, needed, current } = await standing(workspace, journey)
        if (!needed) throw new AppError('review.off')
        if (current?.state !== 'asked') throw new AppError('review.none')
        const parties = { askedBy: current.row.asked_by, savedBy: head.saved_by }
        if (cannotDecide({ user, role, ...parties }) !== null) throw new AppError('review.own')
        if (head.rev !== rev) throw new AppError('draft.conflict', { rev: head.rev })
        const { numUpdatedRows } = await db
          .updateTable('review')
          .set({ status: verdict, rev, decided_by: user, decided_at: now, answer: note })
          .where('workspace', '=', workspace)
          .where('journey', '=', journey)
          .where('number', '=', current.row.number)
          .where('status', '=', 'asked')
          .executeTakeFirst()
        if (numUpdatedRows !== 1n) throw new AppError('review.none')
        await audit(services, context, verdict === 'approved' ? 'review.approved' : 'review.sent-back', journey, {
          rev,
        })
        return {}
      }),

      handle(withdrawReview, async ({ context, params: { journey } }) => {
        const { workspace, user, role } = context
        const { current } = await standing(workspace, journey)
        if (current?.state !== 'asked') throw new AppError('review.none')
        if (user !== current.row.asked_by && !permissionsOf[role].includes('publish')) throw new AppError('forbidden')
        await db
          .updateTable('review')
          .set({ status: 'withdrawn' })
          .where('workspace', '=', workspace)
          .where('journey', '=', journey)
          .where('number', '=', current.row.number)
          .execute()
        await audit(services, context, 'review.withdrawn', journey)
        return {}
      }),
    ],
  }
}
