import { afterEach, describe, expect, test } from 'vitest'
import { undoManagerOf } from './own-undo.ts'
import { lines } from './testing/drawn-text.ts'
import { closeEditors, connectDocs, openEditor, type TestEditor } from './testing/editors.ts'

afterEach(closeEditors)

function endStep({ editor }: TestEditor): void {
  undoManagerOf(editor.state).stopCapturing()
}

describe('the caret after undo and redo', () => {
  test('[ED36] stands behind the words that came back, in a clause that was made, written and indented', () => {
    const text = openEditor('T t\nP p\n1 one|\n2 two\nC c')
    const steps = [() => text.press('Enter'), () => text.type('new'), () => text.press('Tab')]
    const drawn = steps.map((step) => {
      step()
      endStep(text)
      return text.drawn()
    })
    expect(drawn[2]).toBe(lines('T t\nP p\n1 one\n1.1 new|\n2 two\nC c'))
    text.press('Mod-z')
    expect(text.drawn()).toBe(drawn[1])
    text.press('Mod-z')
    expect(text.drawn()).toBe(drawn[0])
    text.press('Mod-z')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one|\n2 two\nC c'))
    for (const expected of drawn) {
      text.press('Mod-y')
      expect(text.drawn()).toBe(expected)
    }
    text.type('er')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one\n1.1 newer|\n2 two\nC c'))
  })

  test('[ED36] stands in the last clause, not in the closing', () => {
    const text = openEditor('T t\nP p\n1 one|\nC c')
    text.press('Enter')
    text.type('new')
    endStep(text)
    text.press('Tab', 'Mod-z', 'Mod-z')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one|\nC c'))
    text.press('Mod-y', 'Mod-y')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one\n1.1 new|\nC c'))
  })

  test('[ED36] stands behind deleted words that come back, also between the same letters', () => {
    const text = openEditor('T t\nP p\n1 o<aa>ak\n2 two\nC c')
    text.press('Backspace')
    text.caretAfter('c')
    text.press('Mod-z')
    expect(text.drawn()).toContain('1 oaaa|k')
    text.press('Mod-y')
    expect(text.drawn()).toContain('1 oa|k')
  })

  test('[ED36] goes along with a clause whose move is undone', () => {
    const text = openEditor('T t\nP p\n1 one\n2 t|wo\n3 three\nC c')
    text.press('Alt-Shift-ArrowUp', 'Mod-z')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one\n2 t|wo\n3 three\nC c'))
    text.press('Mod-y')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 t|wo\n2 one\n3 three\nC c'))
  })

  test('[ED36] stays there, whatever others write next', () => {
    const mine = openEditor('T t\nP p\n1 one|\n2 two\nC c')
    const other = openEditor(mine.doc, { clientId: 200 })
    connectDocs(mine.doc, other.doc)
    mine.type(' more')
    mine.press('Mod-z', 'Mod-y')
    other.caretAfter('c')
    other.type('!')
    expect(mine.drawn()).toBe(lines('T t\nP p\n1 one more|\n2 two\nC c!'))
  })
})
