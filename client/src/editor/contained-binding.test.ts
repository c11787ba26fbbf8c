import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { afterEach, expect, test } from 'vitest'
import type * as Y from 'yjs'
import type { Binding } from './contained-binding.ts'
import { lines } from './testing/drawn-text.ts'
import { closeEditors, connectDocs, openEditor, type TestEditor } from './testing/editors.ts'

afterEach(closeEditors)

/** Lets the binding fail as y-tiptap 3.0.9 does: while it places the caret after the next remote change. */
function failOnce({ editor }: TestEditor): void {
  const binding: Binding & { mapping: Map<unknown, unknown> } = ySyncPluginKey.getState(editor.state).binding
  const resolve = editor.state.doc.resolve
  const failing = () => {
    Object.defineProperty(editor.state.doc, 'resolve', { value: resolve, configurable: true })
    throw new RangeError('Position 4711 out of range')
  }
  Object.defineProperty(editor.state.doc, 'resolve', { value: failing, configurable: true })
  expect(binding.prosemirrorView).toBe(editor.view)
}

test('[ED17] when the binding throws, the fault is reported, the view shows the document and nothing stale is written', () => {
  const mine = openEditor('T t\nP p\n1 one|\n2 two\nC c')
  const other = openEditor(mine.doc, { clientId: 200 })
  connectDocs(mine.doc, other.doc)
  const written: Uint8Array[] = []
  mine.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'remote' && written.push(update))
  other.caretAfter('two')
  failOnce(mine)
  other.type('!')
  expect(mine.faults).toHaveLength(1)
  expect(String(mine.faults[0])).toContain('out of range')
  expect(mine.drawn()).toBe(lines('T t\nP p\n1 one|\n2 two!\nC c'))
  expect(written).toHaveLength(0)
  mine.type(' mine')
  expect(other.editor.getJSON()).toEqual(mine.editor.getJSON())
  expect(mine.drawn()).toBe(lines('T t\nP p\n1 one mine|\n2 two!\nC c'))
})

test('[ED17] the observer is let go with the editor', () => {
  const mine = openEditor('T t\nP p\n1 one|\nC c')
  const fragment: Y.XmlFragment = ySyncPluginKey.getState(mine.editor.state).type
  expect(fragment._dEH.l.length).toBeGreaterThan(0)
  mine.editor.destroy()
  expect(fragment._dEH.l).toHaveLength(0)
})
