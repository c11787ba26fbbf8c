import { clausesOf } from '@plenary/shared/declaration/outline'
import { checkLaws } from '@plenary/shared/testing/laws'
import { afterEach, describe, expect, test } from 'vitest'
import { lines } from './testing/drawn-text.ts'
import { closeEditors, openEditor } from './testing/editors.ts'

afterEach(closeEditors)

/** Presses keys in a drawn text and compares; the laws hold in any case, and the document has what the view shows. */
function pressed(before: string, keys: string | string[], after: string): void {
  const text = openEditor(before)
  text.press(...[keys].flat())
  expect(text.drawn()).toBe(lines(after))
  checkLaws(text.editor.state.doc)
  expect(openEditor(text.doc, { clientId: 999 }).editor.getJSON()).toEqual(text.editor.getJSON())
}

const ids = (text: ReturnType<typeof openEditor>) =>
  clausesOf(text.editor.state.doc).map(({ node }) => node.attrs.id)

describe('Enter', () => {
  test('[ED1] at the end of a clause makes a clause behind it', () => {
    pressed('T t\nP p\n1 one|\n2 two\nC c', 'Enter', 'T t\nP p\n1 one\n2 |\n3 two\nC c')
  })
  test('[ED1] in the middle of a clause splits it in two', () => {
    pressed('T t\nP p\n1 on|e\n+ more\nC c', 'Enter', 'T t\nP p\n1 on\n2 |e\n+ more\nC c')
  })
  test('[ED1] the left part stays the clause it was, the right part is a new one', () => {
    const text = openEditor('T t\nP p\n1 on|e\n2 two\nC c')
    text.press('Enter')
    const [first, second, third] = ids(text)
    expect([first, third]).toEqual(['clausea0', 'clauseb0'])
    expect(second).toMatch(/^[0-9a-z]{16}$/)
  })
  test('[ED1] at the beginning of a clause puts an empty one before it', () => {
    const text = openEditor('T t\nP p\n1 |one\nC c')
    text.press('Enter')
    expect(text.drawn()).toBe(lines('T t\nP p\n1\n2 |one\nC c'))
    expect(ids(text)[1]).toBe('clausea0')
  })
  test('[ED1] before sub-clauses makes a first sub-clause', () => {
    pressed('T t\nP p\n1 one|\n1.1 sub\nC c', 'Enter', 'T t\nP p\n1 one\n1.1 |\n1.2 sub\nC c')
  })
  test('[ED1] in the middle of a clause with sub-clauses they follow the right part', () => {
    pressed('T t\nP p\n1 on|e\n1.1 sub\nC c', 'Enter', 'T t\nP p\n1 on\n2 |e\n2.1 sub\nC c')
  })
  test('[ED1] at the beginning of a later paragraph leaves no empty one behind', () => {
    pressed('T t\nP p\n1 one\n+ |more\nC c', 'Enter', 'T t\nP p\n1 one\n2 |more\nC c')
  })
  test('[ED1] in an empty last paragraph makes it a clause', () => {
    pressed('T t\nP p\n1 one|\nC c', ['Shift-Enter', 'Enter'], 'T t\nP p\n1 one\n2 |\nC c')
  })
  test('[ED2] in an empty sub-clause lifts it', () => {
    pressed('T t\nP p\n1 one\n1.1 sub|\nC c', ['Enter', 'Enter'], 'T t\nP p\n1 one\n1.1 sub\n2 |\nC c')
  })
  test('[ED2] in an empty clause changes nothing', () => {
    pressed('T t\nP p\n1 one|\nC c', ['Enter', 'Enter', 'Enter'], 'T t\nP p\n1 one\n2 |\nC c')
  })
  test('[ED3] in the preamble, the title and the closing makes a paragraph', () => {
    pressed('T t\nP a|b\n1 one\nC c', 'Enter', 'T t\nP a\nP |b\n1 one\nC c')
    pressed('T a|b\nP p\n1 one\nC c', 'Enter', 'T a\nT |b\nP p\n1 one\nC c')
    pressed('T t\nP p\n1 one\nC c|', 'Enter', 'T t\nP p\n1 one\nC c\nC |')
  })
  test('[ED3] with Shift makes a paragraph within the clause', () => {
    pressed('T t\nP p\n1 on|e\nC c', 'Shift-Enter', 'T t\nP p\n1 on\n+ |e\nC c')
  })
  test('[ED1] replaces what is selected', () => {
    pressed('T t\nP p\n1 o<n>e\nC c', 'Enter', 'T t\nP p\n1 o\n2 |e\nC c')
  })
})

describe('Backspace and Delete', () => {
  test('[ED4] Backspace at the beginning of a clause joins the paragraph before it', () => {
    pressed('T t\nP p\n1 one\n2 |two\n+ more\nC c', 'Backspace', 'T t\nP p\n1 one|two\n+ more\nC c')
  })
  test('[ED4] Delete at the end of a clause joins what follows', () => {
    pressed('T t\nP p\n1 one|\n2 two\n2.1 sub\nC c', 'Delete', 'T t\nP p\n1 one|two\n1.1 sub\nC c')
  })
  test('[ED4] behind sub-clauses the words join the last of them, sub-clauses the list', () => {
    pressed(
      'T t\nP p\n1 one\n1.1 sub\n2 |two\n2.1 other\nC c',
      'Backspace',
      'T t\nP p\n1 one\n1.1 sub|two\n1.2 other\nC c',
    )
  })
  test('[ED4] at the beginning of a later paragraph joins it within the clause', () => {
    pressed('T t\nP p\n1 one\n+ |more\nC c', 'Backspace', 'T t\nP p\n1 one|more\nC c')
    pressed('T t\nP p\n1 one|\n+ more\nC c', 'Delete', 'T t\nP p\n1 one|more\nC c')
  })
  test('[ED4] an empty clause disappears, and the one with words keeps its identity', () => {
    const text = openEditor('T t\nP p\n1 \n2 |two\nC c')
    text.press('Backspace')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 |two\nC c'))
    expect(ids(text)).toEqual(['clauseb0'])
  })
  test('[ED4] Backspace in an empty clause removes it', () => {
    pressed('T t\nP p\n1 one\n2 |\nC c', 'Backspace', 'T t\nP p\n1 one|\nC c')
  })
  test('[ED5] Backspace lifts a first sub-clause', () => {
    pressed('T t\nP p\n1 one\n1.1 |sub\n1.2 next\nC c', 'Backspace', 'T t\nP p\n1 one\n2 |sub\n2.1 next\nC c')
  })
  test('[ED5] Delete before a first sub-clause takes its words', () => {
    pressed('T t\nP p\n1 one|\n1.1 sub\n1.2 next\nC c', 'Delete', 'T t\nP p\n1 one|sub\n1.1 next\nC c')
    pressed('T t\nP p\n1 one|\n1.1 sub\nC c', 'Delete', 'T t\nP p\n1 one|sub\nC c')
  })
  test('[ED6] nothing is joined across containers', () => {
    pressed('T t\nP p\n1 |one\nC c', 'Backspace', 'T t\nP p\n1 |one\nC c')
    pressed('T t|\nP p\n1 one\nC c', 'Delete', 'T t|\nP p\n1 one\nC c')
    pressed('T t\nP |p\n1 one\nC c', 'Backspace', 'T t\nP |p\n1 one\nC c')
    pressed('T t\nP p\n1 one\nC |c', 'Backspace', 'T t\nP p\n1 one\nC |c')
  })
  test('[ED6] an empty first clause or paragraph disappears when others are there', () => {
    pressed('T t\nP p\n1 |\n2 two\nC c', 'Backspace', 'T t\nP p\n1 |two\nC c')
    pressed('T t\nP |\nP p\n1 one\nC c', 'Backspace', 'T t\nP |p\n1 one\nC c')
    pressed('T t\nP |\n1 one\nC c', 'Backspace', 'T t\nP |\n1 one\nC c')
  })
  test('[ED7] a selection over several clauses leaves the first with what is left', () => {
    pressed('T t\nP p\n1 o<ne\n2 two\n3 thr>ee\nC c', 'Backspace', 'T t\nP p\n1 o|ee\nC c')
  })
  test('[ED7] a selection over several containers takes from each its own part', () => {
    pressed('T ti<tle\nP p\n1 one\n2 tw>o\n3 three\nC c', 'Delete', 'T ti|\nP\n1 o\n2 three\nC c')
    pressed('T t\nP p\n1 one\n2 tw<o\nC Tok>yo', 'Delete', 'T t\nP p\n1 one\n2 tw|\nC yo')
  })
  test('[ED7] with everything selected a place to write stays in each container', () => {
    const text = openEditor('T t\nP p\n1 one\n2 two\nC c')
    text.press('Mod-a', 'Backspace')
    expect(text.drawn()).toBe(lines('T |\nP\n1\nC'))
    checkLaws(text.editor.state.doc)
  })
  test('[ED7] typing over a selection replaces it in the same way', () => {
    const text = openEditor('T ti<tle\nP p\n1 on>e\nC c')
    text.type('X')
    expect(text.drawn()).toBe(lines('T tiX|\nP\n1 e\nC c'))
    checkLaws(text.editor.state.doc)
  })
  test('[ED7] typing over everything keeps every letter, and a place to write in each container', () => {
    const text = openEditor('T t\nP p\n1 one\n2 two\nC c')
    text.press('Mod-a')
    text.type('hello')
    expect(text.drawn()).toBe(lines('T hello|\nP\n1\nC'))
    checkLaws(text.editor.state.doc)
    text.press('Mod-a', 'Enter')
    text.type('X')
    expect(text.drawn()).toBe(lines('T\nT X|\nP\n1\nC'))
    checkLaws(text.editor.state.doc)
  })
  test('[ED7] a clause whose words are all deleted keeps a paragraph to type into', () => {
    pressed(
      'T t\nP p\n1 one\n2 <two\n2.1 sub>\n3 three\nC c',
      'Backspace',
      'T t\nP p\n1 one\n2 |\n3 three\nC c',
    )
  })
})

describe('Tab', () => {
  test('[ED8] makes a sub-clause of the clause before', () => {
    pressed('T t\nP p\n1 one\n2 t|wo\n3 three\nC c', 'Tab', 'T t\nP p\n1 one\n1.1 t|wo\n2 three\nC c')
    pressed('T t\nP p\n1 one\n1.1 sub\n2 t|wo\nC c', 'Tab', 'T t\nP p\n1 one\n1.1 sub\n1.2 t|wo\nC c')
  })
  test('[ED8] keeps the clause’s id', () => {
    const text = openEditor('T t\nP p\n1 one\n2 t|wo\nC c')
    text.press('Tab')
    expect(ids(text)).toEqual(['clausea0', 'clauseb0'])
  })
  test('[ED8] does nothing in a first clause and at the fourth level', () => {
    pressed('T t\nP p\n1 o|ne\nC c', 'Tab', 'T t\nP p\n1 o|ne\nC c')
    const deep = 'T t\nP p\n1 a\n1.1 b\n1.1.1 c\n1.1.1.1 d\n1.1.1.2 e|\nC c'
    pressed(deep, 'Tab', deep)
  })
  test('[ED8] with Shift lifts a sub-clause; what followed it becomes its own', () => {
    pressed(
      'T t\nP p\n1 one\n1.1 a\n1.2 b|\n1.3 c\n2 two\nC c',
      'Shift-Tab',
      'T t\nP p\n1 one\n1.1 a\n2 b|\n2.1 c\n3 two\nC c',
    )
  })
  test('[ED9] outside the clauses is the browser’s', () => {
    const text = openEditor('T t|\nP p\n1 one\nC c')
    expect(text.press('Tab')).toEqual([false])
  })
  test('[ED9] leaves the text after Escape, and only directly after it', () => {
    const text = openEditor('T t\nP p\n1 one\n2 two|\nC c')
    expect(text.press('Escape', 'Tab')).toEqual([true, false])
    expect(text.press('Escape', 'Shift-Tab')).toEqual([true, false])
    expect(text.press('Escape', 'ArrowLeft', 'Tab').at(-1)).toBe(true)
  })
})

describe('marks', () => {
  test('[ED10] bold and italic go on and off', () => {
    const text = openEditor('T t\nP p\n1 <one>\nC c')
    text.press('Mod-b', 'Mod-i')
    expect(text.editor.state.doc.toString()).toContain('bold(italic("one"))')
    text.press('Mod-b')
    expect(text.editor.state.doc.toString()).not.toContain('bold')
    checkLaws(text.editor.state.doc)
  })
})

describe('read-only', () => {
  test('[ED11] no key changes a text that may not be edited', () => {
    const text = openEditor('T t\nP p\n1 o|ne\nC c', { editable: false })
    const before = text.drawn()
    text.press('Enter', 'Backspace', 'Tab', 'Mod-b', 'Alt-Shift-ArrowDown', 'Mod-z')
    expect(text.drawn()).toBe(before)
  })
})

test('[ED41] undo with nothing to take back is told of, by key and by menu', () => {
  const text = openEditor('T t\nP p\n1 one|\nC c')
  text.type('!')
  text.press('Mod-z')
  expect(text.undoneNothing()).toBe(0)
  text.press('Mod-z')
  text.editor.view.dom.dispatchEvent(
    new InputEvent('beforeinput', { inputType: 'historyUndo', cancelable: true, bubbles: true }),
  )
  expect(text.undoneNothing()).toBe(2)
})
