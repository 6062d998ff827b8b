/** The demo shop that a workspace may be filled with. */
import type { DemoShop, Services } from '../services.ts'
import type { Messages } from '../engine/index.ts'
import { loadShop } from './load.ts'
import { removeShop } from './remove.ts'

export type DemoParts = Pick<Services, 'database' | 'clock' | 'engine' | 'log'> & { readonly messages: Messages }

export const createDemoShop = ({ database: { db }, ...parts }: DemoParts): DemoShop => ({
  load: (workspace, language) => loadShop({ db, ...parts }, workspace, language),
  remove: (workspace) => removeShop({ db, ...parts }, workspace),
})
