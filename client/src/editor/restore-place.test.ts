import { afterEach, expect, test } from 'vitest'
import { selectionToKeep } from './kept-selection.ts'
import { selectedPlace } from './lock-state.ts'
import { restorePlace } from './restore-place.ts'
import { selectPart } from './select-part.ts'
import { closeEditors, openEditor } from './testing/editors.ts'

afterEach(closeEditors)

const TEXT = 'T t\nP p\n1 one\n2 t|wo\nC c'

test('[LK13] the caret and the focus are where they were, also behind what others wrote', () => {
  const old = openEditor(TEXT)
  old.editor.view.focus()
  const kept = selectionToKeep(old.editor)
  const next = openEditor(old.doc, { clientId: 300 })
  next.caretAfter('on')
  next.type('!!')
  restorePlace(next.editor, kept)
  expect(next.drawn()).toContain('2 t|wo')
  expect(next.editor.view.hasFocus()).toBe(true)
})

test('[LK13] a clause that was selected without a caret in it still is', () => {
  const old = openEditor(TEXT)
  old.lock('clausea0')
  selectPart(old.editor, { clauseId: 'clausea0', container: 'clauses' })
  const next = openEditor(old.doc, { clientId: 300 })
  restorePlace(next.editor, selectionToKeep(old.editor))
  expect(selectedPlace(next.editor.state)?.clause?.id).toBe('clausea0')
})

test('[LK2] locks come and go without a new page', () => {
  const text = openEditor(TEXT)
  const clause = text.editor.view.dom.querySelector('[data-clause=clausea0]')
  text.lock('clausea0')
  text.lock()
  expect(text.editor.view.dom.querySelector('[data-clause=clausea0]')).toBe(clause)
  expect(text.drawn()).toContain('2 t|wo')
})
