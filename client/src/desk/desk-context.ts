// What the views of the desk share: the declaration, its text as it is open here, who is here.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import type { Me } from '@plenary/shared/api/people-routes'
import { createContext, useContext } from 'react'
import type { TextSession } from '../sync/text-session.ts'
import type { PresentGroup } from './presence-by-city.ts'

/** On narrower screens the text is only read. */
export const WRITABLE = '(min-width: 768px)'

export interface Desk {
  declaration: DeclarationFacts
  text: TextFacts
  /** Undefined in the first moment. */
  session: TextSession | undefined
  mayEdit: boolean
  present: readonly PresentGroup[]
  person: Me
}

export const DeskContext = createContext<Desk | undefined>(undefined)

/** Only inside a desk whose declaration is loaded. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('there is no desk around this')
  return desk
}
