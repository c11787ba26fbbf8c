import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { countLooks } from '../testing/count-looks.ts'
import { copyOf, FIRST, idOf, smallText, textOf, updateBy } from '../testing/small-text.ts'
import { writeUpdate } from '../testing/write-update.ts'
import { judgeUpdate } from './judge-update.ts'
import { readContent } from './read-content.ts'
import { readUpdate } from './read-update.ts'
import { replay } from './replay.ts'

const sender = { owns: () => true, mayEdit: true }

function takeAll(doc: Y.Doc, log: Uint8Array[], updates: readonly Uint8Array[]): void {
  for (const bytes of updates) {
    const read = readUpdate(bytes)
    expect(read.kind === 'read' && judgeUpdate(doc, read, sender).kind).toBe('ok')
    Y.applyUpdate(doc, bytes)
    log.push(bytes)
  }
}

const removeFirst = (doc: Y.Doc) =>
  updateBy(copyOf(doc, 70), (copy) => (copy.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement).delete(0, 1))

test('[GT25] what comes to a forgotten place, update after update, costs a replay nothing', () => {
  const doc = smallText()
  const log = [Y.encodeStateAsUpdate(doc)]
  const parent = idOf(textOf(doc, FIRST))
  const letter = (client: number, clock: number) =>
    writeUpdate([{ client, clock, structs: [{ content: { kind: 'text', text: 'x' }, parent }] }])
  takeAll(doc, log, [removeFirst(doc)])
  const letters = Array.from({ length: 2_000 }, (_, index) => letter(50 + (index % 2), index >> 1))
  takeAll(doc, log, letters)
  const inOnePiece = (copy: Y.Doc) =>
    copy.transact(() => {
      for (const bytes of log) Y.applyUpdate(copy, bytes)
    })
  expect(countLooks(() => inOnePiece(new Y.Doc()))).toBeGreaterThan(100 * letters.length)
  expect(countLooks(() => replay(new Y.Doc(), log))).toBeLessThan(letters.length)
})

test('[GT25] what somebody wrote offline into a clause that is gone is replayed as nothing, and what stands beside it stays', () => {
  const doc = smallText()
  const log = [Y.encodeStateAsUpdate(doc)]
  const offline = copyOf(doc, 80)
  takeAll(doc, log, [removeFirst(doc)])
  const written = updateBy(offline, () => {
    textOf(offline, FIRST).insert(2, 'words')
    const clauses = offline.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    const paragraph = new Y.XmlElement('paragraph')
    ;(clauses.get(0) as Y.XmlElement).insert(1, [paragraph])
    paragraph.insert(0, [new Y.XmlText('more words')])
    clauses.insert(2, [new Y.XmlElement('clause')])
  })
  takeAll(doc, log, [written])
  const copy = new Y.Doc()
  replay(copy, log)
  expect(readContent(copy)).toEqual(readContent(doc))
  expect(readContent(doc).content[2]?.content).toHaveLength(2)
  expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(doc))).toBe(true)
})
