import { clausesOf } from '@plenary/shared/declaration/outline'
import { checkLaws } from '@plenary/shared/testing/laws'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { moveClauseTo } from './clause-moves.ts'
import { undoManagerOf } from './own-undo.ts'
import { lines } from './testing/drawn-text.ts'
import { closeEditors, connectDocs, openEditor, syncDocs } from './testing/editors.ts'

afterEach(closeEditors)

const THREE = 'T t\nP p\n1 one\n2 t|wo\n2.1 sub\n3 three\nC c'

describe('move', () => {
  test('[ED12] Alt, Shift and an arrow move the clause with its sub-clauses; the caret goes with it', () => {
    const text = openEditor(THREE)
    text.press('Alt-Shift-ArrowUp')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 t|wo\n1.1 sub\n2 one\n3 three\nC c'))
    text.press('Alt-Shift-ArrowDown', 'Mod-Shift-ArrowDown')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one\n2 three\n3 t|wo\n3.1 sub\nC c'))
    checkLaws(text.editor.state.doc)
  })

  test('[ED12] at the end of its list a clause stays', () => {
    const text = openEditor('T t\nP p\n1 o|ne\n2 two\n2.1 sub\nC c')
    text.press('Alt-Shift-ArrowUp')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 o|ne\n2 two\n2.1 sub\nC c'))
    text.caretAfter('sub')
    text.press('Alt-Shift-ArrowUp', 'Alt-Shift-ArrowDown')
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one\n2 two\n2.1 sub|\nC c'))
  })

  test('[ED12] is one update that names no other clause', () => {
    const text = openEditor('T t\nP p\n1 one\n2 t|wo\nC c')
    const other = openEditor(text.doc, { clientId: 200 })
    const updates: Uint8Array[] = []
    text.doc.on('update', (update) => updates.push(update))
    other.caretAfter('one')
    other.type(' more')
    text.press('Alt-Shift-ArrowUp')
    expect(updates).toHaveLength(1)
    syncDocs(text.doc, other.doc)
    expect(text.drawn()).toBe(lines('T t\nP p\n1 t|wo\n2 one more\nC c'))
    expect(other.editor.getJSON()).toEqual(text.editor.getJSON())
  })

  test('[ED12] keeps marks and ids', () => {
    const text = openEditor('T t\nP p\n1 one\n2 <two>\nC c')
    text.press('Mod-b', 'Alt-Shift-ArrowUp')
    expect(text.editor.state.doc.toString()).toContain(
      'clauses(clause(paragraph(bold("two"))), clause(paragraph("one")))',
    )
    expect(clausesOf(text.editor.state.doc).map(({ node }) => node.attrs.id)).toEqual([
      'clauseb0',
      'clausea0',
    ])
  })

  test('[ED12] a clause can be dropped into the list of another clause, never into itself', () => {
    const text = openEditor('T t\nP p\n1 one\n1.1 sub\n2 two\n2.1 other\nC c')
    const { view } = text.editor
    expect(moveClauseTo(view, 'clauseb0', { parent: 'clausec0', before: 'claused0' })).toBe(true)
    expect(text.drawn().replace('|', '')).toBe(lines('T t\nP p\n1 one\n2 two\n2.1 sub\n2.2 other\nC c'))
    expect(moveClauseTo(view, 'clausec0', { parent: 'clausec0', before: null })).toBe(false)
    expect(moveClauseTo(view, 'clausec0', { parent: 'gone00000', before: null })).toBe(false)
    checkLaws(text.editor.state.doc)
  })
})

describe('undo', () => {
  test('[ED13] takes back only one’s own changes, also after others edited in between', () => {
    const [mine, other] = pair('T t\nP p\n1 one|\n2 two\nC c')
    mine.type(' mine')
    other.caretAfter('two')
    other.type(' theirs')
    mine.press('Mod-z')
    expect(mine.drawn()).toBe(lines('T t\nP p\n1 one|\n2 two theirs\nC c'))
    mine.press('Mod-Shift-z')
    expect(mine.drawn().replace('|', '')).toContain('1 one mine')
    expect(other.editor.getJSON()).toEqual(mine.editor.getJSON())
  })

  test('[ED13] has nothing to take back when only others have edited', () => {
    const [mine, other] = pair('T t\nP p\n1 one|\nC c')
    other.caretAfter('one')
    other.type(' theirs')
    const before = mine.drawn()
    mine.press('Mod-z', 'Mod-z', 'Mod-Shift-z', 'Mod-y')
    expect(mine.drawn()).toBe(before)
  })

  test('[ED13] keeps what others wrote into a clause that one made', () => {
    const [mine, other] = pair('T t\nP p\n1 one|\nC c')
    mine.press('Enter')
    mine.type('new')
    other.caretAfter('new')
    other.type(' theirs')
    mine.press('Mod-z', 'Mod-z')
    expect(mine.drawn().replace('|', '')).toContain('2  theirs')
    checkLaws(mine.editor.state.doc)
  })

  test('[ED13] that yjs gives up half-way is taken all the same, and the next one works', () => {
    const [mine, other] = pair('T t\nP p\n1 one|\nC c')
    const manager = undoManagerOf(mine.editor.state)
    mine.type('!')
    manager.stopCapturing()
    mine.type('?')
    vi.spyOn(manager, 'undo').mockImplementationOnce(() => {
      manager.undoStack.pop()
      throw new TypeError("Cannot read properties of undefined (reading '_item')")
    })
    expect(mine.press('Mod-z')).toEqual([true])
    expect(mine.drawn()).toContain('1 one!?')
    expect(mine.press('Mod-z')).toEqual([true])
    expect(mine.drawn().replace('|', '')).toContain('1 one?')
    expect(other.editor.getJSON()).toEqual(mine.editor.getJSON())
  })

  test('[ED14] of a move brings the clause back as it is now', () => {
    const [mine, other] = pair('T t\nP p\n1 one\n2 t|wo\n3 three\nC c')
    mine.press('Alt-Shift-ArrowUp')
    other.caretAfter('two')
    other.type(' theirs')
    mine.press('Mod-z')
    expect(mine.drawn().replace('|', '')).toBe(lines('T t\nP p\n1 one\n2 two theirs\n3 three\nC c'))
    mine.press('Mod-Shift-z')
    expect(mine.drawn().replace('|', '')).toBe(lines('T t\nP p\n1 two theirs\n2 one\n3 three\nC c'))
    mine.press('Mod-z')
    expect(mine.drawn().replace('|', '')).toBe(lines('T t\nP p\n1 one\n2 two theirs\n3 three\nC c'))
    checkLaws(mine.editor.state.doc)
    expect(other.editor.getJSON()).toEqual(mine.editor.getJSON())
  })

  test('[ED14] steps over a move in its order among other changes', () => {
    const text = openEditor('T t\nP p\n1 one\n2 two|\nC c')
    text.type('!')
    text.press('Alt-Shift-ArrowUp')
    text.type('?')
    text.press('Mod-z')
    expect(text.drawn().replace('|', '')).toBe(lines('T t\nP p\n1 two!\n2 one\nC c'))
    text.press('Mod-z', 'Mod-z')
    expect(text.drawn().replace('|', '')).toBe(lines('T t\nP p\n1 one\n2 two\nC c'))
  })

  test('[ED14] of a move whose clause another person has deleted changes nothing', () => {
    const [mine, other] = pair('T t\nP p\n1 one\n2 t|wo\n3 three\nC c')
    mine.press('Alt-Shift-ArrowUp')
    const clauses = other.doc.getXmlFragment('declaration').get(2) as Y.XmlElement
    clauses.delete(0, 1)
    mine.press('Mod-z')
    expect(mine.drawn().replace('|', '')).toBe(lines('T t\nP p\n1 one\n2 three\nC c'))
  })
})

describe('at the same time', () => {
  test('[ED15] two moves of one clause leave two copies for the server to tell apart, in the same order everywhere', () => {
    const mine = openEditor('T t\nP p\n1 one\n2 t|wo\n3 three\nC c')
    const other = openEditor(mine.doc, { clientId: 200 })
    mine.press('Alt-Shift-ArrowUp')
    other.caretAfter('t')
    other.caretAfter('two')
    other.press('Alt-Shift-ArrowDown')
    syncDocs(mine.doc, other.doc)
    expect(other.editor.getJSON()).toEqual(mine.editor.getJSON())
    expect(clausesOf(mine.editor.state.doc)).toHaveLength(4)
  })

  test('[ED16] a client writes nothing in answer to what others do', () => {
    const mine = openEditor('T t\nP p\n1 one|\nC c')
    const update = Y.encodeStateVector(mine.doc)
    const remote = new Y.Doc()
    Y.applyUpdate(remote, Y.encodeStateAsUpdate(mine.doc))
    const clauses = remote.getXmlFragment('declaration').get(2) as Y.XmlElement
    // Without an id, twice the same id, and an emptied preamble: all for the server to repair, or nobody.
    clauses.insert(1, [new Y.XmlElement('clause'), (clauses.get(0) as Y.XmlElement).clone()])
    ;(remote.getXmlFragment('declaration').get(1) as Y.XmlElement).delete(0, 1)
    const own: Uint8Array[] = []
    mine.doc.on('update', (bytes, origin) => origin !== 'remote' && own.push(bytes))
    Y.applyUpdate(mine.doc, Y.encodeStateAsUpdate(remote, update), 'remote')
    expect(own).toHaveLength(0)
    mine.caretAfter('one')
    mine.type('!')
    const ids = clausesOf(mine.editor.state.doc).map(({ node }) => node.attrs.id)
    expect(ids).toEqual(['clausea0', null, 'clausea0'])
    expect((mine.doc.getXmlFragment('declaration').get(1) as Y.XmlElement).length).toBe(0)
  })
})

function pair(drawn: string) {
  const mine = openEditor(drawn)
  const other = openEditor(mine.doc, { clientId: 200 })
  connectDocs(mine.doc, other.doc)
  return [mine, other] as const
}
