import { afterEach, expect, test } from 'vitest'
import styles from './sheet.module.css'
import { closeEditors, openEditor } from './testing/editors.ts'
import { showWordsSince } from './words-since.ts'

afterEach(closeEditors)

const TEXT = 'T t\nP p\n1 cities in harmony with the environment|\n1.1 and share\n2 others\nC c'
const changed = (dom: HTMLElement) =>
  [...dom.querySelectorAll(`.${styles.changed}`)].map(({ textContent }) => textContent)

test('[DK77] words that are new since then are drawn, in sub-clauses too, and those of other clauses are not', () => {
  const { editor } = openEditor(TEXT)
  showWordsSince(editor, new Map([['clausea0', 'cities in harmony with environment\nand']]))
  expect(changed(editor.view.dom)).toEqual(['the ', ' share'])
  showWordsSince(editor, new Map())
  expect(changed(editor.view.dom)).toEqual([])
})

test('[DK77] the line goes with its words while somebody writes before them', () => {
  const text = openEditor(TEXT)
  showWordsSince(text.editor, new Map([['clausea0', 'cities in harmony with environment\nand share']]))
  text.caretAfter('cities')
  text.type(' and towns')
  expect(changed(text.editor.view.dom)).toEqual(['the '])
})

test('[DK77] nothing of it is in the text', () => {
  const { editor, doc } = openEditor(TEXT)
  const before = doc.getXmlFragment('declaration').toString()
  showWordsSince(editor, new Map([['clausea0', '']]))
  expect(doc.getXmlFragment('declaration').toString()).toBe(before)
  expect(editor.can().undo()).toBe(false)
})
