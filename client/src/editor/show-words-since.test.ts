import { afterEach, expect, test } from 'vitest'
import styles from './sheet.module.css'
import { showWordsSince } from './show-words-since.ts'
import { closeEditors, openEditor } from './testing/editors.ts'

afterEach(closeEditors)

const TEXT = 'T t\nP p\n1 cities in harmony with the environment|\n1.1 and share\n2 others\nC c'
const changed = (dom: HTMLElement) =>
  [...dom.querySelectorAll(`.${styles.changed}`)].map(({ textContent }) => textContent)

test('[DK77] words that are new since then are drawn, in sub-clauses too, and those of other clauses are not', () => {
  const { editor } = openEditor(TEXT)
  showWordsSince(editor, new Map([['clausea0', 'cities in harmony with environment\nand']]), 'en')
  expect(changed(editor.view.dom)).toEqual(['the ', ' share'])
  showWordsSince(editor, new Map(), 'en')
  expect(changed(editor.view.dom)).toEqual([])
})

test('[DK77] the line goes with its words while somebody writes before them', () => {
  const text = openEditor(TEXT)
  showWordsSince(text.editor, new Map([['clausea0', 'cities in harmony with environment\nand share']]), 'en')
  text.caretAfter('cities')
  text.type(' and towns')
  expect(changed(text.editor.view.dom)).toEqual(['the '])
})

test('[DK77] nothing of it is in the text', () => {
  const { editor, doc } = openEditor(TEXT)
  const before = doc.getXmlFragment('declaration').toString()
  showWordsSince(editor, new Map([['clausea0', '']]), 'en')
  expect(doc.getXmlFragment('declaration').toString()).toBe(before)
  expect(editor.can().undo()).toBe(false)
})
