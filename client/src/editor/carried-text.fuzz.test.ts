// Whoever typed a letter first stays its author, however often its paragraph is split, joined, nested or moved by others,
// with every key of the editor. Each letter of the text is another one, so that it cannot be taken for its neighbour.
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { type CarriedText, carriedText } from '@plenary/shared/update/carried-text'
import { CarriedWords } from '@plenary/shared/update/carried-words'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { readUpdate } from '@plenary/shared/update/read-update'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { findClause, putClause, siblingsOf } from './move-clause.ts'
import { closeEditors, openEditor, syncDocs, type TestEditor } from './testing/editors.ts'

afterEach(closeEditors)

const LONG = [1, 2, 3, 4, 5, 6, 7, 8]
const SEEDS = [Date.now() % 100_000, ...(import.meta.env.PLENARY_TEST_LONG ? LONG : [])]
const STEPS = 250
const FIRST_LETTER = 0x4e00
/** Fewer letters may be the same by chance: of them nothing is promised. */
const TELLING = 6
const MOVING = [
  'Enter',
  'Shift-Enter',
  'Tab',
  'Shift-Tab',
  'Alt-Shift-ArrowUp',
  'Alt-Shift-ArrowDown',
] as const

/** A text whose letters are all different. */
class Letters {
  #next = FIRST_LETTER
  readonly authors = new Map<string, number>()

  take(count: number, author: number): string {
    const letters = Array.from({ length: count }, () => String.fromCharCode(this.#next++))
    for (const letter of letters) this.authors.set(letter, author)
    return letters.join('')
  }
}

for (const seed of SEEDS) {
  test(`[AT8] after ${STEPS} steps each letter is its first author’s, seed ${seed}`, () => {
    const random = seededRandom(seed)
    const letters = new Letters()
    const words = () => letters.take(TELLING + random.int(6), 1)
    const first = openEditor(
      `T ${words()}\nP ${words()}\n1 ${words()}\n+ ${words()}\n2 ${words()}\n2.1 ${words()}\n3 ${words()}\nC ${words()}`,
      { clientId: 100 },
    )
    const editors = [
      first,
      openEditor(first.doc, { clientId: 200 }),
      openEditor(first.doc, { clientId: 300 }),
    ]
    const server = new Y.Doc()
    Y.applyUpdate(server, Y.encodeStateAsUpdate(first.doc))
    server.getXmlFragment(FRAGMENT)
    const carried: CarriedText[] = []
    for (const { doc } of editors) {
      doc.on('update', (update, origin) => {
        if (origin !== 'remote') carried.push(...receive(server, update))
      })
    }
    for (let step = 0; step < STEPS; step++) {
      const text = random.pick(editors)
      act(text, letters, random)
      syncDocs(server, ...editors.map(({ doc }) => doc))
      expect(wrong(server, carried, letters), `step ${step}`).toEqual([])
    }
    expect(carried.length).toBeGreaterThan(STEPS / 10)
  })
}

function receive(server: Y.Doc, update: Uint8Array): CarriedText[] {
  const read = readUpdate(update)
  if (read.kind !== 'read') throw new Error(read.code)
  const verdict = judgeUpdate(server, read, { owns: () => true, mayEdit: true })
  if (verdict.kind !== 'ok') throw new Error(verdict.kind)
  const carried = carriedText(verdict.update)
  Y.applyUpdate(server, update)
  return carried
}

function act(text: TestEditor, letters: Letters, random: Random): void {
  const { at, isStart, isEnd, size } = somewhere(text, random)
  text.select(at)
  const drawn = random.int(10)
  if (drawn < 3) text.type(letters.take(TELLING + random.int(4), text.doc.clientID))
  else if (drawn === 3 && isEnd && size > TELLING) text.press('Backspace')
  else if (drawn < 6) text.press(isStart ? 'Backspace' : isEnd ? 'Delete' : 'Enter')
  else if (drawn === 6) drag(text, random)
  else text.press(random.pick(MOVING))
}

interface Place {
  readonly at: number
  readonly isStart: boolean
  readonly isEnd: boolean
  /** Of the paragraph, in letters. */
  readonly size: number
}

function somewhere({ editor }: TestEditor, random: Random): Place {
  const places: { pos: number; size: number }[] = []
  editor.state.doc.descendants((node, pos) => {
    if (node.isTextblock) places.push({ pos: pos + 1, size: node.content.size })
    return !node.isTextblock
  })
  const { pos, size } = random.pick(places)
  const within = size < 2 * TELLING ? size : TELLING + random.int(size - 2 * TELLING + 1)
  const offset = random.pick([0, size, within])
  return { at: pos + offset, isStart: offset === 0, isEnd: offset === size, size }
}

/** Puts a clause before another one, or at the end of its list. */
function drag({ doc, editor }: TestEditor, random: Random): void {
  const ids: string[] = []
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'clause') ids.push(String(node.attrs.id))
  })
  const fragment = doc.getXmlFragment(FRAGMENT)
  const [moved, target] = [findClause(fragment, random.pick(ids)), findClause(fragment, random.pick(ids))]
  if (!moved || !target) return
  const parent = target.parent?.parent
  const holder = parent instanceof Y.XmlElement ? (parent.getAttribute('id') ?? null) : null
  const before = random.chance(0.8) ? (target.getAttribute('id') ?? null) : null
  if (siblingsOf(moved).length > 1) putClause(fragment, moved, { parent: holder, before }, 'test')
}

/** The letters that are not found to be their first author's. */
function wrong(doc: Y.Doc, carried: readonly CarriedText[], { authors }: Letters): string[] {
  const words = new CarriedWords(carried)
  const found: string[] = []
  const walk = (type: Y.AbstractType<unknown>) => {
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentType) walk(item.content.type)
      if (!(item.content instanceof Y.ContentString)) continue
      let at = 0
      for (const { client, length } of words.firstWritten(item.id.client, item.id.clock, item.length)) {
        for (const letter of item.content.str.slice(at, at + length))
          if (authors.get(letter) !== client) found.push(`${letter}: ${client}, not ${authors.get(letter)}`)
        at += length
      }
    }
  }
  walk(doc.getXmlFragment(FRAGMENT) as Y.AbstractType<unknown>)
  return found
}
