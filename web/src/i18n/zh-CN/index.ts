/** The same areas as in `../en/index.ts`. */
export { account } from './account.ts'
export { app } from './app.ts'
export { ui } from './ui.ts'
export { problem } from './problem.ts'
export { journeys } from './journeys.ts'
export { start } from './start.ts'
export { settings } from './settings.ts'
export { help } from './help.ts'
