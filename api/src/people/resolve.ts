/**
 * Who is a call about? By user id, else by the address it names, else by anonymous id; whoever is not known is new.
 *
 * - An anonymous person becomes, or is merged into, the known one by itself.
 * - Two people with user ids stay two; only an alias with a server key merges them. A shared device's anonymous id
 *   points to whoever used it last.
 * - A browser key is public, so what it claims is not believed about people known already: it merges none of them and
 *   gives none of them a user id, unless the person began with this very anonymous id.
 */
import type { IdentityRef } from './identity.ts'
import { mergePeople } from './merge.ts'
import { type Person, valueOf } from './person.ts'
import { addPerson, giveIdentity, ownerOf, type WorkingSet } from './working-set.ts'

export interface Claim {
  readonly userId: string | null
  readonly anonymousId: string | null
  /** Normalised; of an identify only. */
  readonly email: string | null
  readonly phone: string | null
  /** Whether the call came with a server key. */
  readonly trusted: boolean
  /** When it happened, as far as the caller says; and when it came in. */
  readonly at: number
  readonly now: number
}

const hasUser = (person: Person): boolean => valueOf(person, 'userId') !== null
/** Whether anything but a device is known of the person. */
export const isKnown = (person: Person): boolean => person.identities.some(({ kind }) => kind !== 'anonymousId')

/** Whether the person began with this anonymous id, rather than got it later. */
const beganWith = (person: Person, anonymousId: string): boolean => {
  const own = person.identities.find(({ kind, value }) => kind === 'anonymousId' && value === anonymousId)
  return own !== undefined && person.identities.every(({ since }) => own.since <= since)
}

/** Null if the claim names nobody. */
export const resolvePerson = (set: WorkingSet, claim: Claim): Person | null => {
  const { userId, anonymousId, email, phone, at, now } = claim
  const find = (kind: IdentityRef['kind'], value: string | null): Person | null =>
    value === null ? null : ownerOf(set, { kind, value })
  const byAnonymous = find('anonymousId', anonymousId)
  const byAddress = find('email', email) ?? find('phone', phone)

  if (userId !== null) {
    const ref = { kind: 'userId', value: userId } as const
    const person = ownerOf(set, ref) ?? claimable(claim, byAnonymous, byAddress) ?? addPerson(set, ref, at)
    giveIdentity(set, person, ref, now)
    linkAnonymous(set, person, claim)
    if (claim.trusted) mergeAddressOwners(set, person, claim)
    return person
  }
  const person = byAddress ?? byAnonymous ?? newcomer(set, claim)
  if (person !== null) linkAnonymous(set, person, claim)
  return person
}

/** Somebody without a user id who may get the new one. */
const claimable = (claim: Claim, byAnonymous: Person | null, byAddress: Person | null): Person | null => {
  const { anonymousId, trusted } = claim
  if (byAnonymous !== null && anonymousId !== null && !hasUser(byAnonymous)) {
    if (trusted || !isKnown(byAnonymous) || beganWith(byAnonymous, anonymousId)) return byAnonymous
  }
  return trusted && byAddress !== null && !hasUser(byAddress) ? byAddress : null
}

const newcomer = (set: WorkingSet, { anonymousId, email, phone, at }: Claim): Person | null => {
  if (anonymousId !== null) return addPerson(set, { kind: 'anonymousId', value: anonymousId }, at)
  if (email !== null) return addPerson(set, { kind: 'email', value: email }, at)
  return phone === null ? null : addPerson(set, { kind: 'phone', value: phone }, at)
}

/** The anonymous id points to the person: its nameless owner is merged, a known one loses it. */
const linkAnonymous = (set: WorkingSet, person: Person, { anonymousId, now }: Claim): void => {
  if (anonymousId === null) return
  const ref = { kind: 'anonymousId', value: anonymousId } as const
  const owner = ownerOf(set, ref)
  if (owner === person) return
  if (owner !== null && !isKnown(owner)) {
    mergePeople(set, owner, person, now)
    return
  }
  giveIdentity(set, person, ref, now)
  if (owner === null) return
  const detail = JSON.stringify({ identity: ref })
  set.changes.push(
    { person: owner.id, at: now, code: 'movedOut', other: person.id, detail },
    { person: person.id, at: now, code: 'movedIn', other: owner.id, detail },
  )
}

/**
 * Who was known by this address alone is this person. By a phone only if nothing else is known of its owner: numbers
 * are shared in families and given away.
 */
const mergeAddressOwners = (set: WorkingSet, person: Person, { email, phone, now }: Claim): void => {
  const byEmail = email === null ? null : ownerOf(set, { kind: 'email', value: email })
  if (byEmail !== null && byEmail !== person && !hasUser(byEmail)) mergePeople(set, byEmail, person, now)
  const byPhone = phone === null ? null : ownerOf(set, { kind: 'phone', value: phone })
  if (byPhone === null || byPhone === person || hasUser(byPhone) || valueOf(byPhone, 'email') !== null) return
  mergePeople(set, byPhone, person, now)
}

/** The person that both ids now mean; null if only a server key may say so. */
export const aliasPeople = (
  set: WorkingSet,
  previousId: string,
  userId: string,
  { trusted, at, now }: Pick<Claim, 'trusted' | 'at' | 'now'>,
): Person | null => {
  const ref = { kind: 'userId', value: userId } as const
  const previous =
    ownerOf(set, { kind: 'userId', value: previousId }) ?? ownerOf(set, { kind: 'anonymousId', value: previousId })
  const person = ownerOf(set, ref)
  if (previous !== null && isKnown(previous) && !trusted) return null
  if (previous === null) {
    const known = person ?? addPerson(set, ref, at)
    giveIdentity(set, known, ref, now)
    giveIdentity(set, known, { kind: trusted ? 'userId' : 'anonymousId', value: previousId }, now)
    return known
  }
  if (person === null) {
    giveIdentity(set, previous, ref, now)
    return previous
  }
  if (previous === person) return person
  const [survivor, loser] = survivorFirst(person, previous)
  mergePeople(set, loser, survivor, now)
  return survivor
}

/** The known, else the older, person survives. */
const survivorFirst = (a: Person, b: Person): readonly [Person, Person] => {
  if (isKnown(a) !== isKnown(b)) return isKnown(a) ? [a, b] : [b, a]
  return a.createdAt <= b.createdAt ? [a, b] : [b, a]
}
