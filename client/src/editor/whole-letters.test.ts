import { afterEach, expect, test } from 'vitest'
import { closeEditors, openEditor, syncDocs } from './testing/editors.ts'

afterEach(closeEditors)

test('[ED43] a caret that would be within a letter is behind it, and what is typed there parts no letter', () => {
  const text = openEditor('T t\nP p\n1 𠮷語|\nC c')
  const end = text.editor.state.selection.head
  text.select(end - 2)
  expect(text.editor.state.selection.head).toBe(end - 1)
  text.type('x')
  expect(text.editor.getText()).toContain('𠮷x語')
})

test('[ED43] also where somebody else begins the same empty paragraph at the same time', () => {
  const hanoi = openEditor('T t\nP p\n1 |\nC c')
  const tokyo = openEditor(hanoi.doc, { clientId: 200 })
  tokyo.select(hanoi.editor.state.selection.head)
  hanoi.type('語')
  tokyo.type('𠮷')
  syncDocs(hanoi.doc, tokyo.doc)
  for (const each of [hanoi, tokyo]) each.type('x')
  syncDocs(hanoi.doc, tokyo.doc)
  expect(hanoi.editor.getText()).toMatch(/𠮷/)
  expect(hanoi.editor.getText()).not.toMatch(/\ufffd|[\ud800-\udbff](?![\udc00-\udfff])/)
  expect(tokyo.editor.getJSON()).toEqual(hanoi.editor.getJSON())
})
