import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ClauseJson } from '../schema/content.ts'
import { HeadlessEditor } from '../testing/headless-editor.ts'
import { seededRandom } from '../testing/random.ts'
import { writeSomething } from '../testing/random-writer.ts'
import { clause, FIRST, SECOND, smallText, THIRD, textOf } from '../testing/small-text.ts'
import { readContent } from '../update/read-content.ts'
import { clauseDigest, textDigest } from './digests.ts'
import { KeptDigests } from './kept-digests.ts'

function clausesOf(doc: Y.Doc): [string, string][] {
  const all: [string, string][] = []
  const add = (each: ClauseJson) => {
    if (each.attrs.id !== '' && !all.some(([id]) => id === each.attrs.id))
      all.push([each.attrs.id, clauseDigest(each)])
    for (const part of each.content ?? []) if (part.type === 'subclauses') part.content?.forEach(add)
  }
  readContent(doc).content[2].content?.forEach(add)
  return all
}

test('[DG20] over a session of random edits they are those of the content, after every step', () => {
  const seed = 4_2011
  const random = seededRandom(seed)
  const doc = smallText()
  const editor = new HeadlessEditor(doc)
  const kept = new KeptDigests(doc)
  for (let step = 0; step < 1_500; step += 1) {
    const name = writeSomething(editor, random)
    expect([seed, step, name, kept.text()]).toEqual([seed, step, name, textDigest(readContent(doc))])
    expect([...kept.clauseIds()]).toEqual(clausesOf(doc))
  }
  kept.destroy()
})

test('[DG21] inside an open transaction they are those of what stands there already', () => {
  const doc = smallText()
  const kept = new KeptDigests(doc)
  const before = kept.text()
  doc.transact(() => {
    textOf(doc, FIRST).insert(0, 'All ')
    const once = kept.clause(clause(doc, FIRST))
    expect(kept.text()).toBe(textDigest(readContent(doc)))
    textOf(doc, FIRST).insert(0, 'We ')
    expect(kept.clause(clause(doc, FIRST))).not.toBe(once)
    expect(kept.text()).toBe(textDigest(readContent(doc)))
    textOf(doc, FIRST).delete(0, 7)
  })
  expect(kept.text()).toBe(before)
})

test('[DG22] the same words, typed, deleted and brought back, split and joined, have the digest they had', () => {
  const doc = smallText()
  const kept = new KeptDigests(doc)
  const manager = new Y.UndoManager(doc.getXmlFragment('declaration'), { captureTimeout: 0 })
  const before = kept.text()
  textOf(doc, SECOND).insert(0, 'x')
  expect(kept.text()).not.toBe(before)
  textOf(doc, SECOND).delete(0, 1)
  expect(kept.text()).toBe(before)
  textOf(doc, FIRST).format(0, 3, { bold: {} })
  textOf(doc, FIRST).format(0, 3, { bold: null })
  expect(kept.text()).toBe(before)
  const clauses = clause(doc, FIRST).parent as Y.XmlElement
  clauses.delete(0, 1)
  expect(kept.text()).not.toBe(before)
  manager.undo()
  expect(kept.text()).toBe(before)
})

test('[DG22] words typed by two people at once into one paragraph, in two text types, read as one', () => {
  const doc = smallText()
  const kept = new KeptDigests(doc)
  const paragraph = clause(doc, FIRST).get(0) as Y.XmlElement
  const before = kept.text()
  doc.transact(() => {
    paragraph.delete(0, paragraph.length)
    paragraph.insert(0, [new Y.XmlText('Coop'), new Y.XmlText('erate')])
  })
  expect(kept.text()).toBe(before)
})

test('[DG7] a sub-clause changes the clauses around it and no other', () => {
  const doc = smallText()
  const kept = new KeptDigests(doc)
  const before = new Map(kept.clauseIds())
  textOf(doc, THIRD).insert(0, 'In ')
  const changed = [...kept.clauseIds()].filter(([id, digest]) => before.get(id) !== digest).map(([id]) => id)
  expect(changed).toEqual([SECOND, THIRD])
})
