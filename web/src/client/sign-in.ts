import ky from 'ky'
import { ApiProblem, problemOf } from './api-problem.ts'
import { bodyOf, reach } from './send.ts'

const auth = ky.create({ credentials: 'same-origin', throwHttpErrors: false, timeout: 30_000, retry: 0 })

/** Opens a session. A wrong pair answers `auth.wrong`, whether or not the account exists. */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await reach(() => auth.post('/api/auth/sign-in/email', { json: { email, password } }))
  if (response.ok) return
  if (response.status === 401 || response.status === 400 || response.status === 422) {
    throw new ApiProblem(response.status, { code: 'auth.wrong' })
  }
  throw problemOf(response.status, await bodyOf(response))
}

/** Ends the session on this device. */
export async function signOut(): Promise<void> {
  const response = await reach(() => auth.post('/api/auth/sign-out', { json: {} }))
  if (!response.ok && response.status !== 401) throw problemOf(response.status, await bodyOf(response))
}
