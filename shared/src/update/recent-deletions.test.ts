import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { clause, copyOf, FIRST, smallText, textOf } from '../testing/small-text.ts'
import { type CarriedText, carriedText } from './carried-text.ts'
import { CarriedWords } from './carried-words.ts'
import { judgeUpdate } from './judge-update.ts'
import { readUpdate } from './read-update.ts'
import { RecentDeletions } from './recent-deletions.ts'

const SEOUL = 8
const WORDS = 'The cities of Asia shall act together'

/** A server's text, and a person who writes into it: each transaction is sent, judged and applied at once. */
function meeting() {
  const doc = smallText()
  const recent = new RecentDeletions()
  const carried: CarriedText[] = []
  const enter = (client: number) => {
    const copy = copyOf(doc, client)
    copy.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin === 'server') return
      const read = readUpdate(bytes)
      if (read.kind !== 'read') throw new Error(read.code)
      const verdict = judgeUpdate(doc, read, { owns: () => true, mayEdit: true })
      if (verdict.kind !== 'ok') throw new Error(verdict.kind)
      const found = carriedText(verdict.update)
      carried.push(...found)
      if (found.length === 0) carried.push(...recent.broughtBack(`person-${client}`, verdict.update))
      recent.note(`person-${client}`, verdict.update)
      Y.applyUpdate(doc, bytes, 'server')
    })
    doc.on('update', (bytes: Uint8Array) => Y.applyUpdate(copy, bytes, 'server'))
    return copy
  }
  return { doc, carried, enter }
}

/** A paragraph's words by the client that first wrote them. */
function authors(text: Y.XmlText, carried: readonly CarriedText[]): string {
  const words = new CarriedWords(carried)
  const found: [number, string][] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    let at = 0
    for (const { client, length } of words.firstWritten(item.id.client, item.id.clock, item.length)) {
      const piece = item.content.str.slice(at, at + length)
      const last = found.at(-1)
      if (last?.[0] === client) last[1] += piece
      else found.push([client, piece])
      at += length
    }
  }
  return found.map(([client, piece]) => `${client}:${piece}`).join('|')
}

function undoOf(copy: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(copy.getXmlFragment(FRAGMENT), { captureTimeout: 60_000 })
}

test('[AT41] words whose deletion is taken back keep their author', () => {
  const { doc, carried, enter } = meeting()
  textOf(enter(SEOUL), FIRST).insert(0, `${WORDS}. `)
  const hanoi = enter(9)
  const undo = undoOf(hanoi)
  textOf(hanoi, FIRST).delete(4, 12)
  undo.undo()
  expect(authors(textOf(doc, FIRST), carried)).toBe(`8:${WORDS}. |1:Cooperate`)
  undo.redo()
  undo.undo()
  expect(authors(textOf(doc, FIRST), carried)).toBe(`8:${WORDS}. |1:Cooperate`)
})

test('[AT41] also what was deleted letter by letter, forwards and backwards', () => {
  for (const places of [
    [9, 8, 7, 6, 5, 4],
    [4, 4, 4, 4, 4, 4],
  ]) {
    const { doc, carried, enter } = meeting()
    textOf(enter(SEOUL), FIRST).insert(0, `${WORDS}. `)
    const hanoi = enter(9)
    const undo = undoOf(hanoi)
    for (const place of places) textOf(hanoi, FIRST).delete(place, 1)
    undo.undo()
    expect(authors(textOf(doc, FIRST), carried)).toBe(`8:${WORDS}. |1:Cooperate`)
  }
})

test('[AT41] also a clause that was deleted whole', () => {
  const { doc, carried, enter } = meeting()
  textOf(enter(SEOUL), FIRST).insert(0, `${WORDS}. `)
  const hanoi = enter(9)
  const undo = undoOf(hanoi)
  const list = hanoi.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
  list.delete(0, 1)
  undo.undo()
  expect(clause(doc, FIRST).nodeName).toBe('clause')
  expect(authors(textOf(doc, FIRST), carried)).toBe(`8:${WORDS}. |1:Cooperate`)
})

test('[AT42] words that somebody cuts and pastes elsewhere keep their author; what others paste does not', () => {
  const { doc, carried, enter } = meeting()
  textOf(enter(SEOUL), FIRST).insert(0, `${WORDS}. `)
  const [hanoi, delhi] = [enter(9), enter(10)]
  textOf(hanoi, FIRST).delete(4, 14)
  textOf(delhi, FIRST).insert(0, 'cities of Asia')
  textOf(hanoi, FIRST).insert(textOf(hanoi, FIRST).length, 'cities of Asia')
  expect(authors(textOf(doc, FIRST), carried)).toBe(
    '10:cities of Asia|8:The  shall act together. |1:Cooperate|8:cities of Asia',
  )
})

test('[AT43] what is typed where words were deleted is its typist’s, whichever letters it shares with them', () => {
  const { doc, carried, enter } = meeting()
  textOf(enter(SEOUL), FIRST).insert(0, 'colour ')
  const hanoi = enter(9)
  for (const place of [5, 4, 3, 2, 1, 0]) textOf(hanoi, FIRST).delete(place, 1)
  for (const [place, letter] of [...'colour'].entries()) textOf(hanoi, FIRST).insert(place, letter)
  expect(authors(textOf(doc, FIRST), carried)).toBe('9:colour|8: |1:Cooperate')
})

test('[AT43] other words in the place of deleted ones are nobody else’s, whatever their place says', () => {
  const { doc, carried, enter } = meeting()
  textOf(enter(SEOUL), FIRST).insert(0, 'Seoul agrees. ')
  const hanoi = enter(9)
  textOf(hanoi, FIRST).delete(0, 13)
  textOf(hanoi, FIRST).insert(0, 'Seoul objects')
  expect(authors(textOf(doc, FIRST), carried)).toBe('9:Seoul objects|8: |1:Cooperate')
})
