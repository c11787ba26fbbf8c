// What asks a signatory to sign. It stands above the panels, so that what becomes of the signing meanwhile does not take it away.
import { createContext, use } from 'react'
import type { SignedMatter } from './give-signature.ts'

/** What is signed, and how it is called. */
export interface SignQuestion extends SignedMatter {
  readonly city: string
  /** Of the declaration. */
  readonly title: string
}

export interface SignContext {
  readonly ask: (question: SignQuestion) => void
  /** The city that was signed for here last. */
  readonly justSigned: string | undefined
}

export const Signs = createContext<SignContext>({ ask: () => undefined, justSigned: undefined })

export function useSigns(): SignContext {
  return use(Signs)
}
