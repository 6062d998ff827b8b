import { hashId } from '@trailwright/shared/hash/hash.ts'

export const identityKinds = ['userId', 'anonymousId', 'email', 'phone'] as const
export type IdentityKind = (typeof identityKinds)[number]

/** An id of a person on one channel, normalised: e-mail in lower case, phone in E.164. */
export interface IdentityRef {
  readonly kind: IdentityKind
  readonly value: string
}
export interface Identity extends IdentityRef {
  /** Instant of the call that brought it. */
  readonly since: number
}

export const identityKey = ({ kind, value }: IdentityRef): string => `${kind}:${value}`

/** A person's id is made from the identity that came first, so that the same calls make the same people. */
export const personIdOf = (workspace: string, { kind, value }: IdentityRef): string => hashId(workspace, kind, value)
