// The letter at the caret, and the one that the pointer rests on.
import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { MarkedEditor } from '../editor/late-marks.ts'
import type { WhoWrote } from '../editor/who-wrote.ts'

export interface Letter {
  readonly client: number
  readonly clock: number
}

export interface PointedLetter {
  readonly letter: Letter
  /** Below it, in the window. */
  readonly left: number
  readonly top: number
}

/** Whoever writes on is not followed letter by letter. */
const RESTS_AFTER = 250

/** Undefined while a locked clause is selected: what is at the caret has nothing to do with it. */
export function useCaretLetter(
  marked: MarkedEditor | undefined,
  view: WhoWrote | undefined,
): Letter | undefined {
  const [letter, setLetter] = useState<Letter>()
  useEffect(() => {
    if (!marked || !view) return
    const { editor } = marked
    let timer: ReturnType<typeof setTimeout> | undefined
    const letterAtCaret = () =>
      marked.isCaretThere() ? view.letterAt(editor.state.selection.head) : undefined
    const look = () => setLetter((before) => sameLetter(before, letterAtCaret()))
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(look, RESTS_AFTER)
    }
    look()
    editor.on('transaction', wait)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', wait)
      setLetter(undefined)
    }
  }, [marked, view])
  return letter
}

/** Undefined while the pointer moves, and where it is not over words. */
export function usePointedLetter(
  editor: Editor | null,
  view: WhoWrote | undefined,
): PointedLetter | undefined {
  const [pointed, setPointed] = useState<PointedLetter>()
  useEffect(() => {
    if (!editor || !view) return
    const { dom } = editor.view
    let timer: ReturnType<typeof setTimeout> | undefined
    const forget = () => {
      clearTimeout(timer)
      setPointed(undefined)
    }
    const wait = ({ clientX: left, clientY: top }: PointerEvent) => {
      forget()
      timer = setTimeout(() => setPointed(letterUnder(editor, view, { left, top })), RESTS_AFTER)
    }
    const events = ['pointerleave', 'pointerdown', 'keydown'] as const
    dom.addEventListener('pointermove', wait)
    for (const event of events) dom.addEventListener(event, forget)
    document.addEventListener('scroll', forget, { capture: true, passive: true })
    return () => {
      forget()
      dom.removeEventListener('pointermove', wait)
      for (const event of events) dom.removeEventListener(event, forget)
      document.removeEventListener('scroll', forget, { capture: true })
    }
  }, [editor, view])
  return pointed
}

function letterUnder(
  editor: Editor,
  view: WhoWrote,
  point: { left: number; top: number },
): PointedLetter | undefined {
  if (editor.isDestroyed) return undefined
  const found = editor.view.posAtCoords(point)
  if (!found || found.inside === -1) return undefined
  // The place that is found is nearest to the pointer, before or behind the letter.
  const edge = editor.view.coordsAtPos(found.pos)
  const pos = point.left < edge.left ? found.pos - 1 : found.pos
  const [from, to] = [editor.view.coordsAtPos(pos, 1), editor.view.coordsAtPos(pos + 1, -1)]
  const isOver = point.left >= from.left - 1 && point.left <= to.right + 1 && point.top <= from.bottom
  const letter = isOver ? view.letterAt(pos) : undefined
  return letter && { letter, left: from.left, top: from.bottom }
}

function sameLetter(before: Letter | undefined, now: Letter | undefined): Letter | undefined {
  return before?.client === now?.client && before?.clock === now?.clock ? before : now
}
