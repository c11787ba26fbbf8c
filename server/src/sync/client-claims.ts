// Whose Yjs client ids are whose. An id belongs to the person, in the capacity for one delegation, who claims it first;
// the claim becomes durable with the first update written under it.

import type { RandomBytes } from '@plenary/shared/ids'
import { BOUNDS } from '@plenary/shared/protocol/frames'
import type { TextClientTable } from '../ports/log-tables.ts'

export interface Owner {
  readonly personId: string
  readonly cityId: string | null
}

/** The server's own actor, and the owner of ids that wrote before anybody could claim them, such as a text's seed. */
export const SYSTEM: Owner = { personId: 'system', cityId: null }

type StoredClaim = Omit<TextClientTable, 'text_id'>

interface Claim {
  readonly owner: Owner
  /** `stale`: of an epoch that a restored backup has ended. */
  readonly standing: 'claimed' | 'durable' | 'stale'
}

export class ClientClaims {
  readonly #epoch: string
  readonly #claims = new Map<number, Claim>()
  readonly #counts = new Map<string, number>()

  /** @param earlier claims of the same room before it was loaded anew: those that are not durable live on */
  constructor(epoch: string, stored: readonly StoredClaim[], earlier?: ClientClaims) {
    this.#epoch = epoch
    for (const { client_id, person_id, city_id, epoch: claimedIn } of stored) {
      const standing = claimedIn === epoch ? 'durable' : 'stale'
      this.#set(client_id, { owner: { personId: person_id, cityId: city_id }, standing })
    }
    for (const [clientId, claim] of earlier ? earlier.#claims : []) {
      if (claim.standing === 'claimed' && !this.#claims.has(clientId)) this.#set(clientId, claim)
    }
  }

  ownerOf(clientId: number): Owner | undefined {
    return this.#claims.get(clientId)?.owner
  }

  /** An id that nobody has. */
  freeId(randomBytes: RandomBytes): number {
    for (;;) {
      const clientId = new DataView(randomBytes(4).slice().buffer).getUint32(0)
      if (!this.#claims.has(clientId)) return clientId
    }
  }

  /** Whether the id wrote in an epoch that has ended. */
  isStale(clientId: number): boolean {
    return this.#claims.get(clientId)?.standing === 'stale'
  }

  owns({ personId, cityId }: Owner, clientId: number): boolean | 'unclaimed' {
    const claim = this.#claims.get(clientId)
    if (!claim) return 'unclaimed'
    return claim.standing !== 'stale' && claim.owner.personId === personId && claim.owner.cityId === cityId
  }

  /** Whether the person may claim so many ids more. */
  hasRoomFor({ personId }: Owner, count: number): boolean {
    const claimed = this.#counts.get(personId) ?? 0
    return personId === SYSTEM.personId || claimed + count <= BOUNDS.clientIdsPerPerson
  }

  /** Claims an id, if it is free and the person has not claimed too many; answers whether it is the person's now. */
  claim(owner: Owner, clientId: number): boolean {
    const owned = this.owns(owner, clientId)
    if (owned !== 'unclaimed') return owned
    if (!this.hasRoomFor(owner, 1)) return false
    const { personId, cityId } = owner
    this.#set(clientId, { owner: { personId, cityId }, standing: 'claimed' })
    return true
  }

  /** Gives the system an id that wrote without a claim. Bounds don't hold for it, and it needs no row. */
  adopt(clientId: number): void {
    if (!this.#claims.has(clientId)) this.#set(clientId, { owner: SYSTEM, standing: 'durable' })
  }

  /** The row that makes a claim durable; undefined when it is already. */
  rowToStore(clientId: number): StoredClaim | undefined {
    const claim = this.#claims.get(clientId)
    if (claim?.standing !== 'claimed') return undefined
    const { personId, cityId } = claim.owner
    return { client_id: clientId, person_id: personId, city_id: cityId, epoch: this.#epoch }
  }

  /** Of all that are durable. */
  rows(): StoredClaim[] {
    return [...this.#claims].flatMap(([client_id, { owner, standing }]) => {
      if (standing === 'claimed') return []
      const epoch = standing === 'stale' ? '' : this.#epoch
      return [{ client_id, person_id: owner.personId, city_id: owner.cityId, epoch }]
    })
  }

  /** To be called after the rows were written. */
  stored(rows: readonly StoredClaim[]): void {
    for (const { client_id } of rows) {
      const claim = this.#claims.get(client_id)
      if (claim) this.#claims.set(client_id, { ...claim, standing: 'durable' })
    }
  }

  #set(clientId: number, claim: Claim): void {
    this.#claims.set(clientId, claim)
    const { personId } = claim.owner
    this.#counts.set(personId, (this.#counts.get(personId) ?? 0) + 1)
  }
}
