import type { Feature } from '../http/handle.ts'
import { demoHandlers } from './demo.ts'
import { linkHandlers } from './links.ts'
import { memberHandlers } from './members.ts'
import { secretHandlers } from './secrets.ts'
import { sessionHandlers } from './session.ts'
import { settingsHandlers } from './settings.ts'
import { setupHandlers } from './setup.ts'
import { writeKeyHandlers } from './write-keys.ts'

export { offerOwnerReset } from './links.ts'
export { offerOwnerToken } from './setup.ts'

/** Who works here and with what: first run, session, members, settings, write keys, secrets. */
export const workspace: Feature = (services) => ({
  handlers: [
    setupHandlers,
    sessionHandlers,
    linkHandlers,
    memberHandlers,
    settingsHandlers,
    writeKeyHandlers,
    secretHandlers,
    demoHandlers,
  ].flatMap((handlersOf) => handlersOf(services)),
})
