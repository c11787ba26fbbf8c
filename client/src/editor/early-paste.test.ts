// A paste that comes before the code that reads it.
import { checkLaws } from '@plenary/shared/testing/laws'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeEditors, openEditor, syncDocs, type TestEditor } from './testing/editors.ts'

const readers = vi.hoisted(() => ({ areThere: true, arrive: () => {}, arrived: Promise.resolve() }))
vi.mock('./load-paste-readers.ts', async (importActual) => {
  const actual = await importActual<typeof import('./load-paste-readers.ts')>()
  return {
    pasteReaders: () => (readers.areThere ? actual.pasteReaders() : undefined),
    loadPasteReaders: () => readers.arrived.then(actual.loadPasteReaders),
  }
})

beforeEach(() => {
  readers.areThere = false
  readers.arrived = new Promise((resolve) => {
    readers.arrive = resolve
  })
})
afterEach(closeEditors)

const LIST = '<ol><li>X</li><li>Y</li></ol>'

async function arrive(text: TestEditor): Promise<void> {
  const before = text.drawn()
  readers.arrive()
  await vi.waitFor(() => expect(text.drawn()).not.toBe(before))
  checkLaws(text.editor.state.doc)
}

test('[ED37] it waits, is read as any other, and is one step to undo', async () => {
  for (const content of [{ text: '1. X\n2. Y' }, { html: LIST }]) {
    const text = openEditor('T t\nP p\n1 a|b\nC c')
    text.paste(content)
    expect(text.drawn()).toBe('T t\nP p\n1 a|b\nC c')
    await arrive(text)
    expect(text.drawn()).toBe('T t\nP p\n1 ab\n2 X\n3 Y|\nC c')
    text.press('Mod-z')
    expect(text.drawn().replace('|', '')).toBe('T t\nP p\n1 ab\nC c')
  }
})

test('[ED37] it comes to the place for which it was meant, before what is typed meanwhile', async () => {
  const text = openEditor('T t\nP p\n1 a|b\nC c')
  text.paste({ text: 'PASTED' })
  text.type('xy')
  await arrive(text)
  expect(text.drawn()).toBe('T t\nP p\n1 aPASTEDxy|b\nC c')
})

test('[ED37] the caret stays where it went meanwhile, and others’ changes move the place', async () => {
  const text = openEditor('T t\nP p\n1 one\n2 two\nC c')
  const other = openEditor(text.doc, { clientId: 200 })
  text.caretAfter('two')
  text.paste({ text: ' PASTED' })
  text.caretAfter('one')
  other.caretAfter('p')
  other.press('Enter')
  other.type('more')
  syncDocs(text.doc, other.doc)
  await arrive(text)
  expect(text.drawn()).toBe('T t\nP p\nP more\n1 one|\n2 two PASTED\nC c')
})

test('[ED37] over everything it still takes the place of the four parts', async () => {
  const text = openEditor('T old\nP old\n1 old\nC old')
  text.press('Mod-a')
  text.paste({ text: 'Seoul Declaration\n\nWe hereby declare the following:\n\nAir.\n\nWater.' })
  await arrive(text)
  expect(text.drawn()).toBe('T Seoul Declaration\nP We hereby declare the following:\n1 Air.\n2 Water.|\nC')
})

test('[ED37] where the text was closed meanwhile, it takes no paste', async () => {
  const text = openEditor('T t\nP p\n1 a|b\nC c')
  text.paste({ text: 'PASTED' })
  text.editor.setEditable(false)
  readers.arrive()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(text.drawn()).toBe('T t\nP p\n1 a|b\nC c')
})
