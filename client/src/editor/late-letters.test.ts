// A lock arrives at the clause in which somebody is typing: what the fingers still type is told of, so that it can be kept.
import { afterEach, expect, test, vi } from 'vitest'
import { selectionToKeep } from './kept-selection.ts'
import { restorePlace } from './restore-place.ts'
import { closeEditors, openEditor, type TestEditor } from './testing/editors.ts'

afterEach(() => {
  closeEditors()
  vi.useRealTimers()
})

const DRAWN = 'T t\nP p\n1 one\n2 two th|ree\n2.1 sub\n3 four\nC c'
const LOCKED = { code: 'locked', container: 'clauses' }
const [TWO, SUB] = ['clauseb0', 'clausec0'] as const

test('[LK14] letters typed on when the lock has come are told of with the words before the caret', () => {
  const text = openEditor(DRAWN)
  text.lock(TWO)
  text.type('ab')
  const late = { ...LOCKED, clauseId: TWO, before: 'two th', after: 'ree' }
  expect(text.late).toEqual([
    { ...late, letters: 'a' },
    { ...late, letters: 'b' },
  ])
})

test('[LK14] a lock around the clause in which one writes is no different', () => {
  const text = openEditor(DRAWN.replace('|', '').replace('sub', 'su|b'))
  text.lock(TWO)
  text.type('a')
  expect(text.late).toEqual([{ ...LOCKED, clauseId: SUB, before: 'su', after: 'b', letters: 'a' }])
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
  expect(next.late).toEqual([{ ...LOCKED, clauseId: TWO, before: 'two th', after: 'ree', letters: 'a' }])
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

function pressLetters({ editor }: TestEditor, letters: string): boolean[] {
  return [...letters].map((key) =>
    editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  )
}

test('[LK17] letters typed on when the text is closed are told of, in clauses and around them', () => {
  for (const [drawn, place] of [
    [DRAWN, { container: 'clauses', clauseId: TWO, before: 'two th', after: 'ree' }],
    ['T t\nP p\n1 one\nC Tok|yo', { container: 'closing', clauseId: null, before: 'Tok', after: 'yo' }],
  ] as const) {
    const text = openEditor(drawn)
    text.editor.view.focus()
    text.close()
    text.editor.setEditable(false, false)
    expect(pressLetters(text, 'a ')).toEqual([false, false])
    expect(text.late).toEqual(['a', ' '].map((letters) => ({ code: 'closed', ...place, letters })))
  }
})

test('[LK17] whoever has not been writing, or clicks meanwhile, types nothing late', () => {
  const reader = openEditor(DRAWN)
  reader.close()
  reader.editor.setEditable(false, false)
  pressLetters(reader, 'a')
  const clicks = openEditor(DRAWN)
  clicks.editor.view.focus()
  clicks.close()
  clicks.editor.setEditable(false, false)
  clicks.editor.view.dom.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
  pressLetters(clicks, 'a')
  expect([...reader.late, ...clicks.late]).toEqual([])
})
