import { checkClock } from './clock.ts'
import { checkCounters, checkSample } from './counters.ts'
import { checkDisk, checkIntegrity, checkWal } from './file.ts'
import type { Check } from './patient.ts'
import { checkHeld, checkQueues } from './queues.ts'
import { checkSecrets, checkSenders, checkSmtp } from './settings.ts'

/** Look at a copy and say what is not as it should be. They change nothing, and may run beside the server. */
export const checks: readonly Check[] = [
  { name: 'integrity', run: checkIntegrity },
  { name: 'disk', run: checkDisk },
  { name: 'wal', run: checkWal },
  { name: 'queues', run: checkQueues },
  { name: 'held', run: checkHeld },
  { name: 'counters', run: checkCounters },
  { name: 'history', run: checkSample },
  { name: 'clock', run: checkClock },
  { name: 'secrets', run: checkSecrets },
  { name: 'senders', run: checkSenders },
  { name: 'smtp', online: true, run: checkSmtp },
]
