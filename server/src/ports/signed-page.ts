// The page that is signed, as commands see it. Its law:
//
// - The page is set from the words of the version that was adopted, with a place for each city that signs, in their order.
// - Each city has an empty signature field in it, also one that will sign on paper or not at all.
// - What is sealed is certified by an authority that is in use, and whose row is durable.
// - Nothing is stored here: whoever asked stores the bytes, which are never set again.
import type { SignatoryFacts } from '@plenary/shared/api/signing-routes'
import type { Names } from '@plenary/shared/declaration/names'
import type { Refusal } from '@plenary/shared/refusal'

export interface PageToSeal {
  readonly declarationId: string
  readonly versionId: string
  readonly signingId: string
  /** Those that sign, in the plenary's order. */
  readonly cities: readonly SigningParty[]
}

export interface SigningParty {
  readonly cityId: string
  readonly names: Names
  readonly signatory: SignatoryFacts
  /** The city whose delegation signs in its place. */
  readonly holderId: string | null
}

/** The first three increments of the PDF. Put one behind the other they are the sealed text. */
export interface SealedPage {
  readonly page: Uint8Array
  readonly fields: Uint8Array
  readonly seal: Uint8Array
  readonly sealedLength: number
  /** SHA-256 of so many first bytes. */
  readonly sealedDigest: string
  readonly authorityId: string
}

export interface SignedPage {
  seal(page: PageToSeal): Promise<SealedPage | Refusal>
}
