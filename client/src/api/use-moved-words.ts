// Acts on words that were shown, refused because they have become others.
import { useState } from 'react'
import { isProblem } from './problem-error.ts'

/**
 * Whether an act was refused because the words had changed as its button was pressed. It stays so: where somebody writes
 * steadily, no digest that is shown holds until it is sent, and the act is offered without one.
 */
export function useMovedWords(error: unknown): boolean {
  const [haveMoved, setMoved] = useState(false)
  if (!haveMoved && isProblem(error, 'precondition-failed')) setMoved(true)
  return haveMoved
}
