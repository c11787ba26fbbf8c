// A lock arrives at the clause in which somebody is typing: what the fingers still type is told of, so that it can be kept.
import { afterEach, expect, test, vi } from 'vitest'
import { selectionToKeep } from './kept-selection.ts'
import { restorePlace } from './restore-place.ts'
import { closeEditors, openEditor } from './testing/editors.ts'

afterEach(() => {
  closeEditors()
  vi.useRealTimers()
})

const DRAWN = 'T t\nP p\n1 one\n2 two th|ree\n2.1 sub\n3 four\nC c'
const [TWO, SUB] = ['clauseb0', 'clausec0'] as const

test('[LK14] letters typed on when the lock has come are told of with the words before the caret', () => {
  const text = openEditor(DRAWN)
  text.lock(TWO)
  text.type('ab')
  const late = { clauseId: TWO, before: 'two th', after: 'ree' }
  expect(text.late).toEqual([
    { ...late, letters: 'a' },
    { ...late, letters: 'b' },
  ])
})

test('[LK14] a lock around the clause in which one writes is no different', () => {
  const text = openEditor(DRAWN.replace('|', '').replace('sub', 'su|b'))
  text.lock(TWO)
  text.type('a')
  expect(text.late).toEqual([{ clauseId: SUB, before: 'su', after: 'b', letters: 'a' }])
})

test('[LK14] who selects a locked clause and types, or types on long after the lock, is only told that it is locked', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const text = openEditor(DRAWN)
  text.lock(TWO)
  vi.advanceTimersByTime(20_000)
  text.type('a')
  text.caretAfter('four')
  text.type('b')
  expect(text.late).toEqual([])
  expect(text.attempts).toEqual([TWO])
})

test('[LK14] keys that write no letters, and letters typed elsewhere, are none of it', () => {
  const text = openEditor(DRAWN)
  text.lock(TWO)
  text.press('Enter', 'Backspace', 'Tab')
  text.caretAfter('four')
  text.type('a')
  expect(text.late).toEqual([])
})

test('[LK14] it goes on in the document that takes this one’s place', () => {
  const text = openEditor(DRAWN)
  text.lock(TWO)
  const next = openEditor(text.doc, { clientId: 200 })
  next.lock(TWO)
  restorePlace(next.editor, { ...selectionToKeep(text.editor), selection: undefined })
  next.type('a')
  expect(next.late).toEqual([{ clauseId: TWO, before: 'two th', after: 'ree', letters: 'a' }])
})

test('[LK15] who has a locked clause selected is present there, without a caret', () => {
  const text = openEditor(DRAWN)
  text.editor.view.focus()
  text.lock(TWO)
  expect(text.awareness.getLocalState()).toMatchObject({ clause: TWO, cursor: null })
  text.caretAfter('four')
  expect(text.awareness.getLocalState()).toMatchObject({ clause: 'claused0' })
  expect(text.awareness.getLocalState()?.cursor).not.toBeNull()
})
