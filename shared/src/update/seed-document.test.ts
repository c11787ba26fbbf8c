import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type ContentJson, contentSchema, emptyContent } from '../schema/content.ts'
import { FRAGMENT } from '../schema/nodes.ts'
import { declarationSchema } from '../schema/schema.ts'
import { HeadlessEditor } from '../testing/headless-editor.ts'
import { smallContent } from '../testing/small-text.ts'
import { readContent } from './read-content.ts'
import { seedDocument } from './seed-document.ts'

const marked: ContentJson = structuredClone(smallContent)
marked.content[3] = {
  type: 'closing',
  content: [
    { type: 'paragraph' },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Tokyo' },
        { type: 'text', marks: [{ type: 'bold' }], text: ', 24 ' },
        { type: 'text', marks: [{ type: 'bold' }, { type: 'italic' }], text: 'November' },
        { type: 'text', marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }], text: '東京' },
        { type: 'text', text: ' 2010' },
      ],
    },
  ],
}
const contents = { empty: emptyContent('clause0000000000'), small: smallContent, marked }

function seeded(content: ContentJson): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seedDocument(content, 1))
  return doc
}

test.each(Object.entries(contents))(
  '[GT19] %s content is stored as y-tiptap stores it, and read as it was',
  (_, content) => {
    contentSchema.parse(content)
    const doc = seeded(content)
    expect(readContent(doc)).toEqual(content)
    const fromTiptap = declarationSchema.nodeFromJSON(
      yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(FRAGMENT)),
    )
    expect(fromTiptap.toJSON()).toEqual(declarationSchema.nodeFromJSON(content).toJSON())
    expect(() => fromTiptap.check()).not.toThrow()
  },
)

test.each(Object.entries(contents))(
  '[GT19] an editor that opens %s content changes nothing',
  (_, content) => {
    const doc = seeded(content)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    const editor = new HeadlessEditor(doc)
    editor.dispatch(editor.state.tr.setMeta('focus', true))
    expect(updates).toEqual([])
    expect(editor.state.doc.eq(declarationSchema.nodeFromJSON(content))).toBe(true)
    // Typing writes the letter and nothing else.
    editor.dispatch(editor.state.tr.insertText('x', 3))
    expect(updates).toHaveLength(1)
    expect(updates[0]?.length).toBeLessThan(60)
    editor.destroy()
  },
)

test('[GT19] the same content and client give the same bytes', () => {
  expect(seedDocument(marked, 1)).toEqual(seedDocument(marked, 1))
})
