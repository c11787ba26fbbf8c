// Tells the server that the person looks at the text: while it is seen, and when it is left, so that "since I last looked"
// begins there. Draws nothing.
import { useEffect } from 'react'
import { endVisit, useVisit } from '../api/versions.ts'

export function TextVisits({ textId }: { textId: string }) {
  useVisit(textId)
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === 'hidden') endVisit(textId)
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      endVisit(textId)
    }
  }, [textId])
  return null
}
