// What a browser asks itself before its person confirms a consent: does it say what is on the screen?
import { hexOf } from './bytes.ts'
import type { Consent } from './statement.ts'
import { type Bytes, type Subtle, sha256 } from './subtle.ts'

/** What the person sees, from elsewhere than the consent, and the key that was just made. */
export interface ShownSigning {
  readonly declaration: string
  readonly signing: string
  readonly version: number
  readonly form: string
  readonly digest: string
  readonly sealed: { readonly length: number; readonly digest: string }
  readonly cityId: string
  readonly holderId: string | null
  readonly spki: Bytes
}

export type ConsentLie = 'other-text' | 'other-sealed-text' | 'other-city' | 'other-key'

/** Undefined where the consent is for what is shown. */
export async function checkConsent(
  subtle: Subtle,
  consent: Consent,
  shown: ShownSigning,
): Promise<ConsentLie | undefined> {
  const { id, version, form, digest } = consent.declaration
  const isText = id === shown.declaration && version === shown.version && form === shown.form
  if (!isText || digest !== shown.digest || consent.signing !== shown.signing) return 'other-text'
  const { sealedLength, sealedDigest } = consent.pdf
  if (sealedLength !== shown.sealed.length || sealedDigest !== shown.sealed.digest) return 'other-sealed-text'
  if (consent.city.id !== shown.cityId || (consent.holder?.id ?? null) !== shown.holderId) return 'other-city'
  if (consent.key !== hexOf(await sha256(subtle, shown.spki))) return 'other-key'
  return undefined
}
