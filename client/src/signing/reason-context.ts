// What asks for a reason. It stands above the panels, so that what becomes of the signing meanwhile does not take away what was typed.
import { createContext, use } from 'react'
import type { Signer } from './signers.ts'

export type ReasonQuestion = OfCity | OfSigning

interface OfCity {
  readonly kind: 'decline' | 'take-back'
  readonly declarationId: string
  readonly cityId: string
  /** Its name. */
  readonly city: string
}

interface OfSigning {
  readonly kind: 'abort'
  readonly declarationId: string
  readonly signers: readonly Signer[]
}

export const AsksReason = createContext<(question: ReasonQuestion) => void>(() => undefined)

export function useAskReason(): (question: ReasonQuestion) => void {
  return use(AsksReason)
}
