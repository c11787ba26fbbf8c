// What the views of the desk share: the declaration, its text as it is open here, who is here.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Me } from '@plenary/shared/api/people-routes'
import { createContext, useContext } from 'react'
import type { TextSession } from '../sync/text-session.ts'
import type { Tell } from '../ui/toast-row.tsx'
import type { PresentGroup } from './presence-by-city.ts'

/** On narrower screens the text is only read. */
export const WRITABLE = '(min-width: 768px)'

export interface Desk {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
  /** Whether the person may write now: the function allows it, and the text is open. */
  mayEdit: boolean
  /** Whether the person's function allows writing while the text is open. */
  isWriter: boolean
  present: readonly PresentGroup[]
  person: Me
  tell: Tell
}

export const DeskContext = createContext<Desk | undefined>(undefined)

/** Only inside a desk whose declaration is loaded. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('there is no desk around this')
  return desk
}
