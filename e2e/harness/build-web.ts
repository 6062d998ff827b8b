import { join } from 'node:path'
import { ensureWebIsBuilt } from '../../scripts/start/web-build.ts'

/** Stories run against the built app, as users get it. */
export default (): Promise<void> => ensureWebIsBuilt(join(import.meta.dirname, '../..'), () => {})
