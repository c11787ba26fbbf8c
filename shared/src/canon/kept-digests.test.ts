import { Fragment, Slice } from '@tiptap/pm/model'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { declarationSchema as schema } from '../schema/schema.ts'
import { GatedRoom } from '../testing/gated-room.ts'
import { HeadlessEditor } from '../testing/headless-editor.ts'
import { seededRandom } from '../testing/random.ts'
import { writeSomething } from '../testing/random-writer.ts'
import { clause, FIRST, SECOND, smallContent, smallText, THIRD, textOf } from '../testing/small-text.ts'
import { readContent } from '../update/read-content.ts'
import { clauseDigests, textDigest } from './digests.ts'
import { KeptDigests } from './kept-digests.ts'

function clausesOf(doc: Y.Doc): [string, string][] {
  return [...clauseDigests(readContent(doc))]
}

test('[DG20][VE1] over a session of random edits they are those of the content, after every step', () => {
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

test('[DG21] also of a clause that the open transaction itself made, and goes on changing', () => {
  const doc = smallText()
  const kept = new KeptDigests(doc)
  kept.text()
  doc.transact(() => {
    const made = new Y.XmlElement('clause')
    const paragraph = new Y.XmlElement('paragraph')
    const text = new Y.XmlText('All ')
    paragraph.insert(0, [text])
    made.insert(0, [paragraph])
    ;(clause(doc, FIRST).parent as Y.XmlElement).insert(0, [made])
    expect(kept.text()).toBe(textDigest(readContent(doc)))
    text.insert(4, 'cities')
    expect(kept.text()).toBe(textDigest(readContent(doc)))
    text.insert(0, 'We, ')
  })
  expect(kept.text()).toBe(textDigest(readContent(doc)))
})

test('[DG21] and for an observer that is called before anything was forgotten', () => {
  const doc = smallText()
  const seen: [string, string][] = []
  const kept = new KeptDigests(doc)
  doc.getXmlFragment(FRAGMENT).observeDeep(() => seen.push([kept.text(), textDigest(readContent(doc))]))
  kept.text()
  textOf(doc, FIRST).insert(0, 'All ')
  expect(seen).toHaveLength(1)
  expect(seen[0]?.[0]).toBe(seen[0]?.[1])
})

test('[DG21] over batches of several people’s updates, each batch in one transaction, asked after every update', () => {
  const seed = 10_2010
  const random = seededRandom(seed)
  let kept: KeptDigests | undefined
  let asked = 0
  const check = (doc: Y.Doc) => {
    asked += 1
    expect([seed, asked, kept?.text()]).toEqual([seed, asked, textDigest(readContent(doc))])
    expect([...(kept?.clauseIds() ?? [])]).toEqual(clausesOf(doc))
  }
  const room = new GatedRoom({
    content: smallContent,
    writers: 3,
    readers: 0,
    random,
    onJudged: (_, __, doc) => () => check(doc),
  })
  kept = new KeptDigests(room.doc)
  for (let round = 0; round < 150; round += 1) {
    for (const { editor } of room.writers)
      for (let edits = random.int(4); edits > 0; edits -= 1) writeSomething(editor, random)
    room.takeBatch()
    check(room.doc)
    for (const person of room.people) if (random.chance(0.6)) person.receive()
  }
  expect(asked).toBeGreaterThan(300)
  room.destroy()
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

describe('[DG22] in an editor, the same words have the digest they had', () => {
  const open = () => {
    const doc = smallText()
    const editor = new HeadlessEditor(doc)
    const kept = new KeptDigests(doc)
    let from = 0
    editor.state.doc.descendants((node, pos) => {
      if (node.text === 'Cooperate') from = pos
    })
    return { editor, kept, from, to: from + 'Cooperate'.length, before: kept.text() }
  }
  type Open = ReturnType<typeof open>
  const tr = ({ editor }: Open) => editor.state.tr

  test.each<[string, (all: Open) => void, (all: Open) => void]>([
    [
      'typed letter by letter',
      (all) => all.editor.dispatch(tr(all).delete(all.from, all.to)),
      (all) => {
        for (const [at, letter] of [...'Cooperate'].entries())
          all.editor.dispatch(tr(all).insertText(letter, all.from + at))
      },
    ],
    [
      'pasted',
      (all) => all.editor.dispatch(tr(all).delete(all.from, all.to)),
      (all) =>
        all.editor.dispatch(
          tr(all).replaceRange(all.from, all.from, new Slice(Fragment.from(schema.text('Cooperate')), 0, 0)),
        ),
    ],
    [
      'split and joined',
      (all) => all.editor.dispatch(tr(all).split(all.from + 4)),
      (all) => all.editor.dispatch(tr(all).join(all.from + 5)),
    ],
    [
      'made bold and plain again',
      (all) => all.editor.dispatch(tr(all).addMark(all.from, all.from + 4, schema.mark('bold'))),
      (all) => all.editor.dispatch(tr(all).removeMark(all.from, all.from + 4, schema.mark('bold'))),
    ],
    [
      'deleted and undone',
      (all) => all.editor.dispatch(tr(all).delete(all.from, all.to)),
      ({ editor }) => editor.undo(),
    ],
    [
      'deleted with their clause and undone',
      (all) => all.editor.dispatch(tr(all).delete(all.from - 2, all.to + 2)),
      ({ editor }) => editor.undo(),
    ],
  ])('%s', (_, change, restore) => {
    const all = open()
    change(all)
    expect(all.kept.text()).not.toBe(all.before)
    all.editor.stopCapturing()
    restore(all)
    expect(all.kept.text()).toBe(all.before)
    all.editor.destroy()
  })
})
