// One act of signing as a screen follows it: what the server asks to be confirmed, how far it is, and what went wrong.
import { canonicalDigest } from '@plenary/shared/canon/canonical-digest'
import { toBase64Url } from '@plenary/shared/signing/base64'
import { bytesOfHex } from '@plenary/shared/signing/bytes'
import type { Consent, Stamp } from '@plenary/shared/signing/statement'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Confirmation, useReadSigningAnew } from '../api/ceremony.ts'
import { askForPasskey } from '../api/passkey-device.ts'
import { isProblem } from '../api/problem-error.ts'
import { useSigning } from '../api/signing.ts'
import {
  type BegunSignature,
  beginSignature,
  giveSignature,
  type Lie,
  ServerLied,
  type SignedMatter,
  type SigningStep,
} from './give-signature.ts'

/** How the signatory confirms: with a passkey, or with this code. */
export type Confirming = { readonly way: 'passkey' } | { readonly way: 'code'; readonly code: string }

export interface ActOfSigning {
  /** Undefined until the server has said what is to be confirmed. */
  readonly offer: { readonly consent: Consent; readonly passkeys: readonly string[] } | undefined
  /** The last one that was taken. */
  readonly step: SigningStep | undefined
  readonly isBusy: boolean
  readonly isSigned: boolean
  readonly error: unknown
  readonly lie: Lie | undefined
  /** Anew, where it failed. */
  begin(): void
  sign(how: Confirming, stamp: Stamp): void
}

/** @param onSigned once the page shows it */
export function useActOfSigning(matter: SignedMatter, onSigned: () => void): ActOfSigning {
  const readAnew = useReadSigningAnew(matter.declaration)
  const [step, setStep] = useState<SigningStep>()
  const [sent, setSent] = useState<string>()
  const stop = useRef<AbortController>(undefined)
  const begin = useMutation({ mutationFn: () => beginSignature(matter), gcTime: 0 })
  const sign = useMutation({
    mutationFn: async ({ begun, how, stamp }: { begun: BegunSignature; how: Confirming; stamp: Stamp }) => {
      stop.current = new AbortController()
      const confirm = () => confirmationBy(how, begun)
      const { signal } = stop.current
      const told = { onStep: setStep, onSend: setSent }
      await giveSignature(begun, { confirm, stamp, now: Date.now, signal, ...told })
      await readAnew()
    },
    gcTime: 0,
    onSuccess: onSigned,
    onError: (error) => {
      void readAnew()
      // What the old attempt asked is asked anew, for another key.
      if (isProblem(error, 'attempt-ended')) begin.mutate()
    },
  })
  const { mutate } = begin
  useEffect(() => {
    mutate()
    return () => stop.current?.abort()
  }, [mutate])
  const isRecorded = useIsRecorded(matter, sent) && !sign.isPending
  useEffect(() => {
    if (isRecorded) onSigned()
  })
  const error = sign.error ?? begin.error
  return {
    offer: begin.data,
    step,
    isBusy: begin.isPending || sign.isPending,
    isSigned: sign.isSuccess || isRecorded,
    error: sign.isPending ? null : error,
    lie: error instanceof ServerLied ? error.lie : undefined,
    begin: mutate,
    sign: (how, stamp) => {
      if (begin.data && !begin.isPending && !sign.isPending) sign.mutate({ begun: begin.data, how, stamp })
    },
  }
}

/** Of a signature whose answer was lost the page may hear later. @param certificate SHA-256 */
function useIsRecorded({ declaration, cityId }: SignedMatter, certificate: string | undefined): boolean {
  const { data: now } = useSigning(declaration)
  const outcome = now?.cities.find((city) => city.cityId === cityId)?.outcome
  return outcome?.kind === 'signed' && certificate !== undefined && outcome.certificate === certificate
}

async function confirmationBy(how: Confirming, { consent, passkeys }: BegunSignature): Promise<Confirmation> {
  if (how.way === 'code') return how
  const question = {
    challenge: toBase64Url(bytesOfHex(canonicalDigest(consent)) ?? new Uint8Array()),
    rpId: window.location.hostname,
    allowCredentials: passkeys.map((id) => ({ id, type: 'public-key' })),
    userVerification: 'required',
  }
  return { way: 'passkey', assertion: { ...(await askForPasskey(question)) } }
}
