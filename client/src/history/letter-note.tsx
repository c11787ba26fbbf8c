// Whose letter the pointer rests on, said beside it. The caret says the same in the panel.
import { useLayoutEffect, useRef } from 'react'
import { LetterFacts, type LetterFactsProps } from './letter-facts.tsx'
import styles from './letter-note.module.css'
import type { PointedLetter } from './pointed-letter.ts'

const MARGIN = 8

export function LetterNote({
  pointed,
  ...facts
}: Omit<LetterFactsProps, 'letter'> & { pointed: PointedLetter }) {
  const note = useRef<HTMLDivElement>(null)
  const { letter, left, top } = pointed
  // Its size is known when it says something.
  useLayoutEffect(() => {
    const element = note.current
    if (!element) return
    const place = () => {
      const { offsetWidth: width, offsetHeight: height } = element
      const isAbove = top + MARGIN + height > innerHeight
      element.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`
      element.style.top = isAbove ? 'auto' : `${top + MARGIN}px`
      element.style.bottom = isAbove ? `${innerHeight - top + 32}px` : 'auto'
    }
    const sized = new ResizeObserver(place)
    sized.observe(element)
    return () => sized.disconnect()
  }, [left, top])
  return (
    <div ref={note} className={styles.note} aria-hidden="true">
      <LetterFacts {...facts} letter={letter} />
    </div>
  )
}
