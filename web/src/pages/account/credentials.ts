import { z } from 'zod'

const address = z.email()

/** Whether this can be an e-mail address. */
export function isEmail(text: string): boolean {
  return address.safeParse(text.trim()).success
}

export const shortestPassword = 12

export function isLongEnough(password: string): boolean {
  return password.length >= shortestPassword
}
