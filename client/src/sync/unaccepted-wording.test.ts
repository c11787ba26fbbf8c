// What edits made of the words (docs/spec/client-sync.md, CS32 and CS37).
import { seedDocument } from '@plenary/shared/update/seed-document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { testContent, textOf } from '../testing/test-sync-server.ts'
import { unacceptedWording } from './unaccepted-wording.ts'

function documents() {
  const [before, mine] = [new Y.Doc(), new Y.Doc()]
  const edits: Uint8Array[] = []
  for (const doc of [before, mine]) Y.applyUpdate(doc, seedDocument(testContent(), 1))
  mine.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') edits.push(update)
  })
  return { before, mine, edits }
}

const clausesOf = (doc: Y.Doc) =>
  doc
    .getXmlFragment('declaration')
    .toArray()
    .find((child) => child instanceof Y.XmlElement && child.nodeName === 'clauses') as Y.XmlElement

test('[CS32] a clause that was added has its words, one that was deleted has none', () => {
  const { before, mine, edits } = documents()
  const clauses = clausesOf(mine)
  mine.transact(() => {
    clauses.delete(0, 1)
    const clause = new Y.XmlElement('clause')
    clause.setAttribute('id', 'clausenew')
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('The third.')])
    clause.insert(0, [paragraph])
    clauses.insert(1, [clause])
  })
  expect(unacceptedWording(before, mine, edits)).toEqual([
    { container: 'clauses', clauseId: 'clausenew', wording: 'The third.', before: '' },
    { container: 'clauses', clauseId: 'clauseone', wording: '', before: 'The first.' },
  ])
})

test('[CS37] words that another person’s deletion took are kept; words that their author deleted again are not', () => {
  const { before, mine, edits } = documents()
  const text = textOf(mine, 'clauseone')
  text.insert(text.length, ' mistyped')
  text.delete(text.length - ' mistyped'.length, ' mistyped'.length)
  text.insert(text.length, ' Mine.')
  clausesOf(before).delete(0, 1)
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(before), 'server')
  expect(unacceptedWording(before, mine, edits)).toEqual([
    { container: 'clauses', clauseId: null, wording: ' Mine.', before: '' },
  ])
})

test('[CS37] edits that build on something unknown keep their words', () => {
  const { mine, edits } = documents()
  textOf(mine, 'clauseone').insert(0, 'Mine. ')
  expect(unacceptedWording(new Y.Doc(), new Y.Doc(), edits)).toEqual([
    { container: 'clauses', clauseId: null, wording: 'Mine. ', before: '' },
  ])
})

test('[CS32] edits that change nothing leave no draft', () => {
  const { before, mine, edits } = documents()
  const text = textOf(mine, 'clauseone')
  text.delete(0, 3)
  text.insert(0, 'The')
  expect(unacceptedWording(before, mine, edits)).toEqual([])
})
