// Makes a paragraph say what is wanted: only the changed words are deleted and inserted, and only what looks otherwise is
// formatted.
import * as Y from 'yjs'
import { changedWords } from '../compare/changed-words.ts'
import type { TextJson } from '../schema/content.ts'
import { readMarks, readRuns } from '../update/read-content.ts'
import { toAttributes, toText } from '../update/write-content.ts'
import { NO_LANGUAGE } from './pair-parts.ts'

type Marks = TextJson['marks']
type Op = { retain?: number; delete?: number; insert?: string; attributes?: Record<string, unknown> }

/** Characters with the same marks; `text`: in which text type of the paragraph. */
interface Stretch {
  left: number
  readonly marks: Marks
  readonly text: number
}

export function reconcileWords(paragraph: Y.XmlElement, wanted: readonly TextJson[]): void {
  const runs = readRuns(paragraph)
  if (isAlike(runs, wanted)) return
  const texts = paragraph.toArray().filter((child) => child instanceof Y.XmlText)
  if (texts.length === 0) {
    if (wanted.length > 0) paragraph.insert(0, [toText(wanted)])
    return
  }
  const deltas = new Deltas(texts, wanted)
  for (const { kind, text } of changedWords(wordsOf(runs), wordsOf(wanted), NO_LANGUAGE)) {
    deltas.add(kind, text)
  }
  deltas.apply()
}

function isAlike(one: readonly TextJson[], other: readonly TextJson[]): boolean {
  const key = ({ text, marks }: TextJson) => JSON.stringify([text, marks])
  return one.length === other.length && one.every((run, index) => key(run) === key(other[index] ?? run))
}

function wordsOf(runs: readonly TextJson[]): string {
  return runs.map(({ text }) => text).join('')
}

/** What is to be done with the texts of a paragraph, one delta for each. */
class Deltas {
  readonly #texts: readonly Y.XmlText[]
  readonly #deltas: Op[][]
  readonly #old: Stretch[]
  readonly #now: Stretch[]
  #text = 0

  constructor(texts: readonly Y.XmlText[], wanted: readonly TextJson[]) {
    this.#texts = texts
    this.#deltas = texts.map(() => [])
    this.#old = texts.flatMap(stretchesOf)
    this.#now = wanted.map(({ text, marks }) => ({ left: text.length, marks, text: 0 }))
  }

  add(kind: 'kept' | 'deleted' | 'inserted', words: string): void {
    for (let at = 0; at < words.length; ) {
      const old = kind === 'inserted' ? undefined : this.#old[0]
      const now = kind === 'deleted' ? undefined : this.#now[0]
      const length = Math.min(words.length - at, old?.left ?? words.length, now?.left ?? words.length)
      if (old) this.#text = old.text
      this.#deltas[this.#text]?.push(opOf(words.slice(at, at + length), old, now))
      take(this.#old, old, length)
      take(this.#now, now, length)
      at += length
    }
  }

  /** A text about which there is nothing to say is not touched. */
  apply(): void {
    for (const [index, text] of this.#texts.entries()) {
      const ops = this.#deltas[index] ?? []
      if (ops.some((op) => op.retain === undefined || op.attributes))
        text.applyDelta(ops, { sanitize: false })
    }
  }
}

function opOf(words: string, old: Stretch | undefined, now: Stretch | undefined): Op {
  if (!old) return { insert: words, attributes: toAttributes(now?.marks) }
  if (!now) return { delete: words.length }
  const attributes = marksBetween(toAttributes(old.marks), toAttributes(now.marks))
  return attributes ? { retain: words.length, attributes } : { retain: words.length }
}

function take(stretches: Stretch[], stretch: Stretch | undefined, length: number): void {
  if (!stretch) return
  stretch.left -= length
  if (stretch.left === 0) stretches.shift()
}

function stretchesOf(text: Y.XmlText, index: number): Stretch[] {
  const delta = text.toDelta() as { insert: string; attributes?: object }[]
  return delta.map(({ insert, attributes = {} }) => ({
    left: insert.length,
    marks: readMarks(attributes),
    text: index,
  }))
}

/** What makes the one look like the other; undefined when they look alike. */
function marksBetween(
  old: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
  if (changed.length === 0) return undefined
  return Object.fromEntries(changed.map((name) => [name, now[name] ?? null]))
}
