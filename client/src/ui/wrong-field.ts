// After an attempt that was refused, the focus goes to the first field that is wrong.
import { type RefObject, useEffect, useReducer, useRef } from 'react'

export interface WrongField<Place extends HTMLElement> {
  /** Props of the element that holds the fields. */
  fields: { ref: RefObject<Place | null>; onInput: () => void }
  /** To be called with every attempt to send them. */
  tried: () => void
}

/** @param isBusy while the server is asked, which may find a field wrong too */
export function useWrongField<Place extends HTMLElement>(isBusy = false): WrongField<Place> {
  const ref = useRef<Place>(null)
  const isLooking = useRef(false)
  const [, drawAnew] = useReducer((attempts: number) => attempts + 1, 0)
  useEffect(() => {
    if (!isLooking.current || isBusy) return
    const wrong = ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (!wrong) return
    isLooking.current = false
    wrong.focus()
  })
  const onInput = () => {
    isLooking.current = false
  }
  const tried = () => {
    isLooking.current = true
    drawAnew()
  }
  return { fields: { ref, onInput }, tried }
}
