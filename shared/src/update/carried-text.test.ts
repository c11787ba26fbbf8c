import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { clause, copyOf, FIRST, SECOND, smallText, textOf, updateBy } from '../testing/small-text.ts'
import { type CarriedText, carriedText } from './carried-text.ts'
import { CarriedWords } from './carried-words.ts'
import { judgeUpdate } from './judge-update.ts'
import { readUpdate } from './read-update.ts'

const [TOKYO, SEOUL, HANOI] = [7, 8, 9]

/** Applies updates one after the other and collects what each of them carries. */
function receive(doc: Y.Doc, ...updates: readonly Uint8Array[]): CarriedText[] {
  return updates.flatMap((bytes) => {
    const read = readUpdate(bytes)
    if (read.kind !== 'read') throw new Error(read.code)
    const verdict = judgeUpdate(doc, read, { owns: () => true, mayEdit: true })
    if (verdict.kind !== 'ok') throw new Error(verdict.kind)
    const carried = carriedText(verdict.update)
    Y.applyUpdate(doc, bytes)
    return carried
  })
}

/** Lets a client edit a copy of what the text is now. */
function edit(doc: Y.Doc, client: number, change: (copy: Y.Doc) => void): CarriedText[] {
  const copy = copyOf(doc, client)
  return receive(
    doc,
    updateBy(copy, () => change(copy)),
  )
}

/** A paragraph's characters with the client that first wrote each, such as `1:Coop 8:erate`; `*` where it was carried. */
function authors(text: Y.XmlText, carried: readonly CarriedText[]): string {
  const words = new CarriedWords(carried)
  const found: string[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    let at = 0
    for (const { client, length, isCarried } of words.firstWritten(
      item.id.client,
      item.id.clock,
      item.length,
    )) {
      found.push(`${client}${isCarried ? '*' : ''}:${item.content.str.slice(at, at + length)}`)
      at += length
    }
  }
  return found.join(' ')
}

const paragraphAfter = (doc: Y.Doc, id: string, words: string): Y.XmlText => {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText(words)
  paragraph.insert(0, [text])
  clause(doc, id).insert(1, [paragraph])
  return text
}

const secondText = (doc: Y.Doc, id: string) => (clause(doc, id).get(1) as Y.XmlElement).get(0) as Y.XmlText

test('[AT1] the part of a paragraph that is split off is a copy of what it was', () => {
  const doc = smallText()
  const carried = edit(doc, SEOUL, (copy) => {
    textOf(copy, FIRST).delete(4, 5)
    paragraphAfter(copy, FIRST, 'erate')
  })
  expect(authors(textOf(doc, FIRST), carried)).toBe('1:Coop')
  expect(authors(secondText(doc, FIRST), carried)).toBe('1*:erate')
})

test('[AT2] words of several authors that are moved keep each of them, also when they are moved again', () => {
  const doc = smallText()
  edit(doc, TOKYO, (copy) => textOf(copy, FIRST).insert(2, 'xyz'))
  const move = (copy: Y.Doc) => {
    const moved = clause(copy, FIRST).clone()
    const list = copy.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
    list.insert(list.length, [moved])
    list.delete(list.toArray().indexOf(clause(copy, FIRST)), 1)
  }
  const carried = edit(doc, SEOUL, move)
  expect(authors(textOf(doc, FIRST), carried)).toBe('1*:Co 7*:xyz 1*:operate')
  edit(doc, HANOI, (copy) => textOf(copy, FIRST).insert(0, 'We '))
  carried.push(...edit(doc, HANOI, move))
  expect(authors(textOf(doc, FIRST), carried)).toBe('9*:We  1*:Co 7*:xyz 1*:operate')
})

test('[AT2] also short paragraphs that change places', () => {
  const doc = smallText()
  const write = (one: string, other: string) => (copy: Y.Doc) => {
    for (const [id, words] of [
      [FIRST, one],
      [SECOND, other],
    ] as const) {
      const text = textOf(copy, id)
      text.delete(0, text.length)
      text.insert(0, words)
    }
  }
  edit(doc, TOKYO, write('Trade', 'Sport'))
  const carried = edit(doc, SEOUL, write('Sport', 'Trade'))
  expect(authors(textOf(doc, FIRST), carried)).toBe('7*:Sport')
  expect(authors(textOf(doc, SECOND), carried)).toBe('7*:Trade')
})

test('[AT3] words that join another paragraph are copies of what they were, however few', () => {
  const doc = smallText()
  edit(doc, TOKYO, (copy) => paragraphAfter(copy, FIRST, 'a'))
  const carried = edit(doc, SEOUL, (copy) => {
    clause(copy, FIRST).delete(1, 1)
    textOf(copy, FIRST).insert(9, 'a')
  })
  expect(authors(textOf(doc, FIRST), carried)).toBe('1:Cooperate 7*:a')
})

test('[AT4] what is typed over other words is its typist’s, whichever letters they share', () => {
  const doc = smallText()
  const rewrite = (index: number, length: number, words: string) => (copy: Y.Doc) => {
    textOf(copy, FIRST).delete(index, length)
    textOf(copy, FIRST).insert(index, words)
  }
  expect(edit(doc, SEOUL, rewrite(0, 9, 'Corporate operations'))).toEqual([])
  expect(edit(doc, SEOUL, rewrite(0, 9, 'o'))).toEqual([])
  const elsewhere = edit(doc, TOKYO, (copy) => {
    textOf(copy, SECOND).delete(0, 2)
    textOf(copy, FIRST).insert(0, 'Sh')
    textOf(copy, FIRST).insert(5, 'and')
  })
  expect(elsewhere).toEqual([])
})

test('[AT5] words that are dragged to another place of the same paragraph are carried', () => {
  const doc = smallText()
  const carried = edit(doc, SEOUL, (copy) => {
    textOf(copy, FIRST).delete(0, 2)
    textOf(copy, FIRST).insert(7, 'Co')
  })
  expect(authors(textOf(doc, FIRST), carried)).toBe('1:operate 1*:Co')
})

test('[AT6] an edit that only inserts, or only deletes, carries nothing and is not looked at', () => {
  const doc = smallText()
  expect(edit(doc, SEOUL, (copy) => textOf(copy, FIRST).insert(0, 'Cooperate'))).toEqual([])
  expect(edit(doc, SEOUL, (copy) => textOf(copy, FIRST).delete(0, 9))).toEqual([])
})

test('[AT7] what was deleted within a copy before it was sent leaves the rest its author', () => {
  const doc = smallText()
  const offline = copyOf(doc, SEOUL)
  const before = Y.encodeStateVector(offline)
  const moved = clause(offline, FIRST).clone()
  const list = offline.getXmlFragment(FRAGMENT).get(2) as Y.XmlElement
  list.insert(list.length, [moved])
  list.delete(0, 1)
  textOf(offline, FIRST).delete(3, 2)
  textOf(offline, FIRST).insert(3, 'mm')
  const carried = receive(doc, Y.encodeStateAsUpdate(offline, before))
  expect(authors(textOf(doc, FIRST), carried)).toBe('1*:Coo 8:mm 1*:rate')
})
