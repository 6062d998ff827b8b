import { codeOf } from './start-problem.ts'

/** What the log may say of a fault: its name, code and place. Never its message, which may carry somebody's data. */
export const faultForLog = (thrown: unknown): { readonly error: string; readonly stack: readonly string[] } => {
  const fault = thrown instanceof Error ? thrown : new Error(typeof thrown)
  return {
    error: [fault.name, codeOf(fault)].join(' ').trim(),
    // The stack begins with the message, whose lines may look like places.
    stack: (fault.stack ?? '')
      .replace(fault.message, '')
      .split('\n')
      .filter((line) => line.startsWith('    at ')),
  }
}
