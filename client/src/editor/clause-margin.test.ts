import { clauseLabel } from '@plenary/shared/declaration/numbering'
import { clausesOf, outlineOf, outlineOfContent } from '@plenary/shared/declaration/outline'
import { contentSchema } from '@plenary/shared/schema/content'
import { afterEach, expect, test } from 'vitest'
import { placeOf } from './place.ts'
import { closeEditors, openEditor } from './testing/editors.ts'

afterEach(closeEditors)

const numbersIn = (dom: HTMLElement) =>
  [...dom.querySelectorAll<HTMLElement>('[data-number]')].map((number) => number.textContent)

test('[ED18] the numbers in the margin are those that clauseLabel gives, before and after every change', () => {
  const text = openEditor('T t\nP p\n1 one\n1.1 a\n1.2 b\n1.2.1 i\n2 two|\n3 three\nC c')
  const expected = () => clausesOf(text.editor.state.doc).map(({ path }) => clauseLabel('decimal', path))
  expect(numbersIn(text.editor.view.dom)).toEqual(['1.', '(a)', '(b)', '(i)', '2.', '3.'])
  for (const key of ['Tab', 'Enter', 'Shift-Tab', 'Alt-Shift-ArrowUp', 'Mod-z', 'Backspace']) {
    text.press(key)
    expect(numbersIn(text.editor.view.dom)).toEqual(expected())
  }
})

test('[ED18] numbers are drawn, never stored', () => {
  const text = openEditor('T t\nP p\n1 one|\nC c')
  expect(text.editor.getText()).not.toContain('1.')
  const words = text.editor.view.dom.cloneNode(true) as HTMLElement
  for (const drawn of words.querySelectorAll('.ProseMirror-widget')) drawn.remove()
  expect(words.textContent).toBe('tponec')
})

test('[ED19] an empty part shows in the text’s language what belongs there', () => {
  const blanks = (dom: HTMLElement) =>
    [...dom.querySelectorAll<HTMLElement>('[data-blank]')].map((blank) => blank.dataset.blank)
  const empty = 'T \nP \n1 |\nC '
  expect(blanks(openEditor(empty).editor.view.dom)).toEqual([
    'Title',
    'Preambular paragraph',
    'Clause',
    'Place and date',
  ])
  expect(blanks(openEditor(empty, { language: 'ja' }).editor.view.dom)).toEqual([
    '表題',
    '前文',
    '項',
    '場所と日付',
  ])
})

test('[ED20] the outline has the containers and every clause with its number and first words', () => {
  const text = openEditor(
    `T Tokyo Declaration\nP We, the cities\n1 都市は\n1.1 ${'word '.repeat(30)}\n2 |\nC Tokyo`,
  )
  const outline = outlineOf(text.editor.state.doc, 'lenticular')
  expect(outline.map(({ id, label, path }) => [id, label, path.join('.')])).toEqual([
    ['title', '', ''],
    ['preamble', '', ''],
    ['clausea0', '【1】', '1'],
    ['clauseb0', '(a)', '1.1'],
    ['clausec0', '【2】', '2'],
    ['closing', '', ''],
  ])
  expect(outline.map(({ firstWords }) => firstWords).slice(1, 3)).toEqual(['We, the cities', '都市は'])
  expect(outline[3]?.firstWords).toHaveLength(80)
  const content = contentSchema.parse(text.editor.getJSON())
  expect(outlineOfContent(content, 'lenticular')).toEqual(outline)
})

test('[ED21] the place of the caret names container, clause and path', () => {
  const text = openEditor('T t\nP p\n1 one\n1.1 s|ub\nC c')
  expect(placeOf(text.editor.state.selection.$head)).toEqual({
    container: 'clauses',
    clause: { id: 'clauseb0', path: [1, 1] },
  })
  text.caretAfter('c')
  expect(placeOf(text.editor.state.selection.$head)).toEqual({ container: 'closing', clause: null })
})
