// Everything that a person can try on a locked clause with the keyboard, the clipboard and the toolbar.
import { clausesOf } from '@plenary/shared/declaration/outline'
import { checkLaws } from '@plenary/shared/testing/laws'
import { AllSelection } from '@tiptap/pm/state'
import { afterEach, describe, expect, test } from 'vitest'
import { moveClauseTo } from './clause-moves.ts'
import { actionState, linkWords, runAction } from './editor-actions.ts'
import { selectedPlace } from './lock-state.ts'
import { findClause } from './move-clause.ts'
import { fragmentOf, undoManagerOf } from './own-undo.ts'
import { selectPart } from './select-part.ts'
import { lines } from './testing/drawn-text.ts'
import { closeEditors, connectDocs, openEditor, type TestEditor } from './testing/editors.ts'

afterEach(closeEditors)

const FIVE = 'T t\nP p\n1 one\n2 two\n2.1 sub\n3 three\n4 four|\nC c'
const [ONE, TWO, SUB, THREE, FOUR] = ['clausea0', 'clauseb0', 'clausec0', 'claused0', 'clausee0'] as const
const bytes = (length: number) => new Uint8Array(length).fill(7)

/** Locked, with the caret or selection where the text says. */
function locked(drawn: string, ...ids: string[]): TestEditor {
  const text = openEditor(drawn)
  text.lock(...ids)
  return text
}

function words({ editor }: TestEditor): string {
  return JSON.stringify(editor.getJSON())
}

/** Tries; nothing may change, and the attempt is told of. */
function expectRefused(text: TestEditor, id: string, attempt: () => void, times = 1): void {
  const before = words(text)
  const updates: unknown[] = []
  const listen = (update: unknown) => updates.push(update)
  text.doc.on('update', listen)
  attempt()
  text.doc.off('update', listen)
  expect(words(text)).toBe(before)
  expect(updates).toEqual([])
  expect(text.attempts).toEqual(Array.from({ length: times }, () => id))
}

describe('refused', () => {
  test('[LK3] words typed, deleted, pasted or marked over a selection that reaches into a locked clause: none of it', () => {
    for (const drawn of [
      'T t\nP p\n1 o<ne\n2 tw>o\n3 three\nC c',
      'T t\nP <p\n1 one\n2 two\n3 thr>ee\nC c',
    ]) {
      for (const attempt of [
        (text: TestEditor) => text.type('x'),
        (text: TestEditor) => text.press('Backspace'),
        (text: TestEditor) => text.press('Delete'),
        (text: TestEditor) => text.press('Enter'),
        (text: TestEditor) => text.press('Shift-Enter'),
        (text: TestEditor) => text.press('Mod-b'),
        (text: TestEditor) => text.paste({ text: 'x' }),
        (text: TestEditor) => text.paste({ text: '1. x\n2. y' }),
        (text: TestEditor) => linkWords(text.editor, 'https://a.example/'),
      ]) {
        const text = locked(drawn, TWO)
        expectRefused(text, TWO, () => attempt(text))
        expect(text.editor.state.selection.empty).toBe(false)
      }
    }
  })

  test('[LK3] words of a locked clause can be selected, and nothing else be done with them', () => {
    const text = locked('T t\nP p\n1 one\n2 <two>\n3 three\nC c', TWO)
    expect(text.drawn()).toContain('2 <two>')
    expectRefused(text, TWO, () => text.press('Mod-i', 'Delete'), 2)
  })

  test('[LK3] joining into a locked clause from behind, and its words to what stands before it', () => {
    const behind = locked('T t\nP p\n1 one\n2 two\n3 |three\nC c', TWO)
    expectRefused(behind, TWO, () => behind.press('Backspace'))
    const before = locked('T t\nP p\n1 one|\n2 two\n3 three\nC c', TWO)
    expectRefused(before, TWO, () => before.press('Delete'))
  })

  test('[LK3] making a locked clause’s neighbour its sub-clause', () => {
    const text = locked('T t\nP p\n1 one\n2 two\n3 th|ree\nC c', TWO)
    expectRefused(text, TWO, () => text.press('Tab'))
  })

  test('[LK4] splitting, joining, indenting, lifting or moving a clause with a locked sub-clause', () => {
    const text = (drawn: string) => locked(drawn, SUB)
    const split = text(FIVE.replace('|', '').replace('two', 't|wo'))
    expectRefused(split, SUB, () => split.press('Enter'))
    const join = text(FIVE.replace('|', '').replace('two', '|two'))
    expectRefused(join, SUB, () => join.press('Backspace'))
    const indent = text(FIVE.replace('|', '').replace('two', 'two|'))
    expectRefused(indent, SUB, () => indent.press('Tab'))
    const move = text(FIVE.replace('|', '').replace('two', 'two|'))
    expectRefused(move, SUB, () => move.press('Alt-Shift-ArrowUp'))
    const lift = locked('T t\nP p\n1 one\n1.1 a\n1.2 b|\n1.3 c\nC c', 'claused0')
    expectRefused(lift, 'claused0', () => lift.press('Shift-Tab'))
  })

  test('[LK3] moving a locked clause, and dropping a clause into it', () => {
    const text = locked(FIVE, TWO)
    expectRefused(
      text,
      TWO,
      () => {
        moveClauseTo(text.editor.view, TWO, { parent: null, before: ONE })
        moveClauseTo(text.editor.view, FOUR, { parent: TWO, before: null })
        moveClauseTo(text.editor.view, SUB, { parent: null, before: null })
      },
      3,
    )
  })

  test('[LK3] moving a clause that bears, until the server repairs it, the id of a locked sub-clause', () => {
    for (const [drawn, doubled] of [
      ['T t\nP p\n1 one\n2 two\n2.1 sub\n3 three|\n4 four\nC c', THREE],
      ['T t\nP p\n1 one\n2 two\n2.1 sub\n3 three|\n3.1 below\n4 four\nC c', FOUR],
    ] as const) {
      const text = locked(drawn, TWO)
      findClause(fragmentOf(text.editor.state), doubled)?.setAttribute('id', SUB)
      expectRefused(text, TWO, () => text.press('Alt-Shift-ArrowDown'))
    }
  })
  test('[LK3] replacing the whole text, by key or by paste', () => {
    const text = locked(FIVE, THREE)
    const all = () =>
      text.editor.view.dispatch(text.editor.state.tr.setSelection(new AllSelection(text.editor.state.doc)))
    all()
    expectRefused(text, THREE, () => text.press('Backspace'))
    all()
    text.paste({ text: 'A\n\nB\n\n1. C\n\nD' })
    expect(text.attempts).toHaveLength(2)
  })

  test('[LK5] a closed text takes no change from here', () => {
    const text = openEditor(FIVE)
    text.close()
    const before = words(text)
    text.type('x')
    text.press('Enter', 'Alt-Shift-ArrowUp')
    expect(words(text)).toBe(before)
  })
})

describe('allowed', () => {
  test('[LK6] a clause before, behind and between locked ones', () => {
    const text = locked(FIVE, ONE, TWO, THREE)
    selectPart(text.editor, { clauseId: ONE, container: 'clauses' })
    expect(runAction(text.editor, 'newClause', bytes)).toBe(true)
    text.type('between')
    text.caretAfter('four')
    text.press('Enter')
    text.type('behind')
    expect(text.drawn()).toBe(
      lines('T t\nP p\n1 one\n2 between\n3 two\n3.1 sub\n4 three\n5 four\n6 behind|\nC c'),
    )
    expect(text.attempts).toEqual([])
    checkLaws(text.editor.state.doc)
  })

  test('[LK6] an unlocked clause moves past locked ones', () => {
    const text = locked(FIVE, TWO, THREE)
    text.press('Alt-Shift-ArrowUp', 'Alt-Shift-ArrowUp')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one\n2 four|\n3 two\n3.1 sub\n4 three\nC c'))
    expect(text.attempts).toEqual([])
  })

  test('[LK6] the own words of a clause with locked sub-clauses', () => {
    const text = locked(FIVE.replace('|', '').replace('two', 'two|'), SUB)
    text.type('!')
    text.press('Shift-Enter')
    text.type('more')
    text.press('Enter')
    text.type('new')
    expect(text.drawn()).toBe(
      lines('T t\nP p\n1 one\n2 two!\n+ more\n2.1 new|\n2.2 sub\n3 three\n4 four\nC c'),
    )
    expect(text.attempts).toEqual([])
  })
})

describe('carets', () => {
  test('[LK7] a caret put into a locked clause goes on in its direction to where one can write', () => {
    const text = locked(FIVE, TWO, THREE)
    text.caretAfter('thr')
    expect(text.drawn()).toContain('1 one|')
    text.caretAfter('tw')
    expect(text.drawn()).toContain('4 |four')
  })

  test('[LK7] arrow keys step over locked clauses; where nothing lies behind them the caret stays', () => {
    const text = locked('T t\nP p\n1 one|\n2 two\n2.1 sub\n3 three\nC ', TWO)
    text.press('ArrowRight')
    expect(text.drawn()).toContain('3 |three')
    text.press('ArrowLeft')
    expect(text.drawn()).toContain('1 one|')
    const last = locked('1 one|\n2 two', TWO)
    expect(last.press('ArrowRight')).toEqual([true])
    expect(last.drawn()).toContain('1 one|')
  })

  test('[LK8] the outline selects a locked clause for the panel; the caret waits beside it and takes no words', () => {
    const text = locked(FIVE, TWO)
    selectPart(text.editor, { clauseId: SUB, container: 'clauses' })
    expect(selectedPlace(text.editor.state)?.clause?.id).toBe(SUB)
    expectRefused(
      text,
      TWO,
      () => {
        text.type('x')
        text.press('Enter', 'Backspace', 'Tab')
        text.press('Alt-Shift-ArrowUp')
      },
      5,
    )
    expect(actionState(text.editor).can).toMatchObject({ newClause: true, clauseUp: false, indent: false })
    text.caretAfter('four')
    text.type('!')
    expect(text.drawn()).toContain('4 four!|')
    expect(selectedPlace(text.editor.state)?.clause?.id).toBe(FOUR)
  })

  test('[LK9] a lock under the caret: the clause stays selected, the caret leaves, what is typed on goes nowhere', () => {
    const text = openEditor(FIVE.replace('|', '').replace('three', 'thr|ee'))
    text.type('!')
    const before = words(text)
    text.lock(THREE)
    expect(words(text)).toBe(before)
    expect(selectedPlace(text.editor.state)?.clause?.id).toBe(THREE)
    expect(text.drawn()).toContain('4 |four')
    expectRefused(text, THREE, () => text.type('ab'), 2)
    text.lock()
    expect(text.drawn()).toContain('3 |thr!ee')
    text.type('x')
    expect(text.drawn()).toContain('3 x|thr!ee')
  })

  test('[LK9] what others write meanwhile changes nothing of it', () => {
    const text = openEditor(FIVE.replace('|', '').replace('three', 'thr|ee'))
    const other = openEditor(text.doc, { clientId: 200 })
    connectDocs(text.doc, other.doc)
    text.lock(THREE)
    other.caretAfter('four')
    other.type(' theirs')
    expect(selectedPlace(text.editor.state)?.clause?.id).toBe(THREE)
    expectRefused(text, THREE, () => text.type('x'))
    other.caretAfter('three')
    other.type('!')
    expect(text.drawn()).toContain('3 three!')
  })
})

describe('undo', () => {
  test('[LK10] a step in a locked clause is told of and set aside; the step before is reached, and it again when unlocked', () => {
    const text = openEditor(FIVE)
    text.type('!')
    text.caretAfter('one')
    stop(text)
    text.type('?')
    text.lock(ONE)
    expectRefused(text, ONE, () => text.press('Mod-z'))
    text.press('Mod-z')
    expect(text.drawn()).toContain('1 one?')
    expect(text.drawn()).toContain('4 four|')
    text.lock()
    text.press('Mod-z')
    expect(text.drawn().replace('|', '')).toContain('1 one\n')
  })

  test('[LK10] a deletion is not brought back into a locked clause, nor a clause beside what stays', () => {
    const text = openEditor(FIVE.replace('|', '').replace('sub', 'sub|'))
    text.press('Shift-Tab')
    text.lock(SUB)
    expectRefused(text, SUB, () => text.press('Mod-z'))
    const deleted = openEditor(FIVE.replace('|', '').replace('one', 'o<ne>'))
    deleted.press('Delete')
    deleted.lock(ONE)
    expectRefused(deleted, ONE, () => deleted.press('Mod-z'))
  })

  test('[LK10] of moving a clause that is locked since is refused; redo too, and stays', () => {
    const text = openEditor(FIVE)
    text.press('Alt-Shift-ArrowUp')
    text.lock(FOUR)
    expectRefused(text, FOUR, () => text.press('Mod-z'))
    const again = openEditor(FIVE)
    again.type('!')
    again.press('Mod-z')
    again.lock(FOUR)
    expectRefused(again, FOUR, () => again.press('Mod-Shift-z'))
    again.lock()
    again.press('Mod-Shift-z')
    expect(again.drawn()).toContain('4 four!')
  })
})

test('[LK11] a change elsewhere repairs nothing in a locked clause', () => {
  const text = openEditor('T t\nP p\n1 one|\n2 two\nC c')
  text.lock(TWO)
  const node = () => clausesOf(text.editor.state.doc)[1]?.node
  const before = node()
  text.press('Enter')
  text.paste({ text: '1. A\n2. B' })
  expect(clausesOf(text.editor.state.doc).at(-1)?.node).toBe(before)
  expect(text.attempts).toEqual([])
})

test('[LK1] a lock stands beside the number, and when it was set at the clause’s side', () => {
  const text = locked(FIVE, TWO)
  const clause = text.editor.view.dom.querySelector(`[data-clause=${TWO}]`)
  expect(clause?.getAttribute('contenteditable')).toBe('false')
  expect(clause?.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
    'Locked by the secretariat at 10:38:12',
  )
  expect(clause?.querySelector('[data-lock]')?.textContent).toBe('Locked 10:38')
  text.lock()
  expect(text.editor.view.dom.querySelector('[data-lock], [role=img], [data-locked]')).toBeNull()
  expect(clause?.hasAttribute('contenteditable')).toBe(false)
})

function stop({ editor }: TestEditor): void {
  undoManagerOf(editor.state).stopCapturing()
}
