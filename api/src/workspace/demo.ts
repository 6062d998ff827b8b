import { loadDemo, removeDemo } from '@trailwright/shared/wire/settings.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'

export const demoHandlers = ({ database: { db }, demo }: Services): readonly Handled[] => {
  /** Whether it was the other way before: of two who ask at once, one does the work. */
  const turn = async (workspace: string, to: 0 | 1): Promise<boolean> => {
    const { numUpdatedRows } = await db
      .updateTable('workspace')
      .set({ has_demo: to })
      .where('id', '=', workspace)
      .where('has_demo', '=', 1 - to)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  }
  return [
    handle(loadDemo, async ({ context: { workspace, language } }) => {
      if (demo === null) throw notFound()
      if (!(await turn(workspace, 1))) throw new AppError('demo.present')
      return { people: await demo.load(workspace, language) }
    }),

    handle(removeDemo, async ({ context: { workspace } }) => {
      if (demo === null || !(await turn(workspace, 0))) throw notFound()
      await demo.remove(workspace)
      return {}
    }),
  ]
}
