import { createHash } from 'node:crypto'

/** What is kept of a token of 128 random bits or more: needs no salt, since it cannot be guessed. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex')
