import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { seedDocument } from '@plenary/shared/update/seed-document'
import { act, cleanup, render, screen } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import { StrictMode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { startI18n } from '../i18n/i18n.ts'
import { eventually } from '../testing/eventually.ts'
import { DeclarationEditor, type DeclarationEditorProps } from './declaration-editor.tsx'
import { actionState, linkWords, runAction } from './editor-actions.ts'
import type { Place } from './place.ts'
import { readText } from './testing/drawn-text.ts'

afterEach(cleanup)
await startI18n('en')

function loaded(drawn = 'T t\nP p\n1 one\n2 two\nC c'): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDocument(readText(drawn).content, 1))
  return doc
}

function props(doc: Y.Doc, more: Partial<DeclarationEditorProps> = {}): DeclarationEditorProps {
  return {
    doc,
    awareness: new Awareness(doc),
    editable: true,
    language: 'ja',
    numberStyle: 'article',
    faceOf: ({ name, palette }) => ({ name, code: name, palette }),
    ...more,
  }
}

async function mount(more: Partial<DeclarationEditorProps> = {}, doc = loaded()) {
  let editor: Editor | null = null
  const onEditor = (made: Editor | null) => {
    editor = made
  }
  const all = props(doc, { onEditor, ...more })
  const view = render(
    <StrictMode>
      <DeclarationEditor {...all} />
    </StrictMode>,
  )
  await eventually(() => expect(editor).not.toBeNull())
  if (editor === null) throw new Error('no editor')
  return { editor: editor as Editor, doc, all, ...view }
}

test('[ED29] the text is a named multi-line field in its own language, not to be translated', async () => {
  await mount()
  const text = screen.getByRole('textbox', { name: 'Text of the declaration' })
  expect(text.getAttribute('aria-multiline')).toBe('true')
  expect(text.lang).toBe('ja')
  expect(text.getAttribute('translate')).toBe('no')
  expect(text.getAttribute('spellcheck')).toBe('false')
  expect(text.getAttribute('contenteditable')).toBe('true')
  expect(text.classList).toContain('ProseMirror')
  expect(text.querySelector('[data-number]')?.textContent).toBe('第1条')
})

test('[ED29] how to leave with Tab is described, and announced after Escape', async () => {
  const { editor } = await mount()
  const text = screen.getByRole('textbox')
  const hint = document.getElementById(text.getAttribute('aria-describedby') ?? '')
  expect(hint?.textContent).toContain('Escape, then Tab, leaves the text')
  act(() => {
    editor.view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  })
  expect(screen.getByRole('status').textContent).toBe('Tab now leaves the text.')
})

test('[ED11] a text that may not be edited says so, and follows when that changes', async () => {
  const { doc, all, rerender } = await mount({ editable: false })
  const text = () => screen.getByRole('textbox')
  expect(text().getAttribute('contenteditable')).toBe('false')
  expect(text().getAttribute('aria-readonly')).toBe('true')
  rerender(
    <StrictMode>
      <DeclarationEditor {...all} doc={doc} editable />
    </StrictMode>,
  )
  await eventually(() => expect(text().getAttribute('contenteditable')).toBe('true'))
  expect(text().getAttribute('aria-readonly')).toBe('false')
})

test('[ED30] no editor is drawn on a document that is not loaded', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(() => render(<DeclarationEditor {...props(new Y.Doc())} />)).toThrow('not loaded')
  quiet.mockRestore()
})

test('[ED30] opening and closing under StrictMode writes nothing, warns of nothing and leaves no observer', async () => {
  const warned = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
  const doc = loaded()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const { unmount } = await mount({}, doc)
  unmount()
  await eventually(() => expect(doc.getXmlFragment(FRAGMENT)._dEH.l).toHaveLength(0))
  expect(updates).toHaveLength(0)
  const complaints = warned.flatMap(({ mock }) => mock.calls.map(([first]) => String(first)))
  expect(complaints).toEqual([])
})

test('[ED21] the desk hears in which part the caret is', async () => {
  const places: (Place | undefined)[] = []
  const { editor } = await mount({ onPlace: (place) => places.push(place) })
  act(() => void editor.commands.setTextSelection(editor.state.doc.content.size - 3))
  expect(places.at(-1)).toEqual({ container: 'closing', clause: null })
})

test('[ED31] the toolbar’s actions say whether they can be done, and do it', async () => {
  const { editor } = await mount()
  const bytes = (length: number) => new Uint8Array(length)
  const end = (words: string) => {
    let at = 0
    editor.state.doc.descendants((node, pos) => {
      if (node.text === words) at = pos + words.length
    })
    act(() => void editor.commands.setTextSelection(at))
  }
  end('one')
  expect(actionState(editor).can).toMatchObject({
    undo: false,
    newClause: true,
    clauseUp: false,
    clauseDown: true,
    indent: false,
    outdent: false,
  })
  act(() => void runAction(editor, 'clauseDown', bytes))
  expect(actionState(editor).can).toMatchObject({
    undo: true,
    clauseUp: true,
    clauseDown: false,
    indent: true,
  })
  act(() => void runAction(editor, 'newClause', bytes))
  expect(editor.view.dom.querySelectorAll('[data-number]')).toHaveLength(3)
  end('two')
  act(
    () =>
      void editor.commands.setTextSelection({
        from: editor.state.selection.from - 3,
        to: editor.state.selection.from,
      }),
  )
  expect(linkWords(editor, 'javascript:alert(1)')).toBe(false)
  act(() => void linkWords(editor, 'https://a.example/'))
  expect(actionState(editor).link).toBe('https://a.example/')
  act(() => void linkWords(editor, null))
  expect(actionState(editor).link).toBeUndefined()
})

test('[ED31] nothing can be done in a read-only text', async () => {
  const { editor } = await mount({ editable: false })
  expect(Object.values(actionState(editor).can)).not.toContain(true)
  expect(runAction(editor, 'newClause', (length) => new Uint8Array(length))).toBe(false)
})

test('[ED32] a container that others emptied offers its place; a click writes the first paragraph', async () => {
  const doc = loaded()
  await mount({ language: 'en' }, doc)
  const preamble = doc.getXmlFragment(FRAGMENT).get(1) as Y.XmlElement
  act(() => preamble.delete(0, 1))
  act(() => screen.getByRole('button', { name: 'Preambular paragraph' }).click())
  expect(preamble.toString()).toBe('<preamble><preambular></preambular></preamble>')
})
