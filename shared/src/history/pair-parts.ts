// Which paragraphs and lists of an element become which of those that are wanted: they have no ids, so their words decide.
import * as Y from 'yjs'
import { wordsIn } from '../compare/cut-words.ts'
import type { TextJson } from '../schema/content.ts'
import { readRuns } from '../update/read-content.ts'
import type { PartJson } from '../update/write-content.ts'
import { heaviestPairs } from './heaviest-pairs.ts'

/** More than all words of a text: a list with something locked stays. */
const BOUND_WEIGHT = 1e9
/** Above this many comparisons only equal paragraphs are recognised. */
const COMPARISONS = 20_000
/** Above this many, weighing each with each would hold the server: they are paired as they stand. */
const MOST_COMPARISONS = 1_000_000
/** Words are divided as the script asks for, whatever the language. */
export const NO_LANGUAGE = 'und'

type Part = {
  readonly kind: string
  readonly words: string
  readonly ids: ReadonlySet<string>
  readonly key: string
}

/** Reads only. `bound`: ids of clauses that must stay. */
export function pairParts(
  children: readonly unknown[],
  wanted: readonly PartJson[],
  bound: ReadonlySet<string>,
): [place: number, other: number][] {
  const old = children.map((child) => (child instanceof Y.XmlElement ? partOfElement(child) : undefined))
  const now = wanted.map(partOfJson)
  if (old.length * now.length > MOST_COMPARISONS) return pairInOrder(old, now, bound)
  const bags = new Map<Part, Map<string, number>>()
  const isMuch = old.length * now.length > COMPARISONS
  return heaviestPairs(old.length, now.length, (place, other) => {
    const [one, two] = [old[place], now[other]]
    if (!one || !two || one.kind !== two.kind) return 0
    const common = [...one.ids].filter((id) => two.ids.has(id))
    if (common.some((id) => bound.has(id))) return BOUND_WEIGHT
    if (one.key === two.key) return 2 + 2 * one.words.length
    if (isMuch) return 0
    return 1 + common.length + lengthInCommon(bagOf(one, bags), bagOf(two, bags))
  })
}

/** What holds the same locked clause belongs together; between, like parts one after the other, from both ends. */
function pairInOrder(
  old: readonly (Part | undefined)[],
  now: readonly Part[],
  bound: ReadonlySet<string>,
): [place: number, other: number][] {
  const pairs: [number, number][] = []
  let [place, other] = [0, 0]
  const pairUntil = (end: number, otherEnd: number) => {
    let alike = 0
    while (place < end - alike && other < otherEnd - alike && isAlike(end - alike - 1, otherEnd - alike - 1))
      alike += 1
    while (place < end - alike && other < otherEnd - alike) {
      if (old[place]?.kind === now[other]?.kind) pairs.push([place++, other++])
      else if (now[other]?.kind === 'subclauses') other += 1
      else place += 1
    }
    for (let left = alike; left > 0; left -= 1) pairs.push([end - left, otherEnd - left])
    ;[place, other] = [end, otherEnd]
  }
  const isAlike = (one: number, two: number) => old[one]?.key === now[two]?.key
  for (const [one, part] of old.entries()) {
    const ids = [...(part?.ids ?? [])].filter((id) => bound.has(id))
    const two =
      ids.length === 0 ? -1 : now.findIndex((each, at) => at >= other && ids.some((id) => each.ids.has(id)))
    if (two === -1) continue
    pairUntil(one, two)
    pairs.push([place++, other++])
  }
  pairUntil(old.length, now.length)
  return pairs
}

function partOfElement(element: Y.XmlElement): Part {
  if (element.nodeName === 'subclauses') return list(element.toArray().map(idOf))
  return paragraph(element.nodeName, readRuns(element))
}

function partOfJson(part: PartJson): Part {
  if (part.type === 'subclauses') return list((part.content ?? []).map(({ attrs }) => attrs.id))
  return paragraph(part.type, part.type === 'clause' ? [] : (part.content ?? []))
}

function list(ids: readonly string[]): Part {
  return { kind: 'subclauses', words: '', ids: new Set(ids), key: ids.join() }
}

function paragraph(kind: string, runs: readonly TextJson[]): Part {
  const key = JSON.stringify(runs.map(({ text, marks }) => [text, marks]))
  return { kind, words: runs.map(({ text }) => text).join(''), ids: new Set(), key }
}

function idOf(clause: unknown): string {
  return clause instanceof Y.XmlElement ? (clause.getAttribute('id') ?? '') : ''
}

function bagOf(part: Part, bags: Map<Part, Map<string, number>>): ReadonlyMap<string, number> {
  const known = bags.get(part)
  if (known) return known
  const bag = new Map<string, number>()
  for (const { segment, isWordLike } of wordsIn(part.words, NO_LANGUAGE)) {
    if (isWordLike) bag.set(segment, (bag.get(segment) ?? 0) + 1)
  }
  bags.set(part, bag)
  return bag
}

/** Characters of the words that are in both. */
function lengthInCommon(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let length = 0
  for (const [word, count] of one) length += word.length * Math.min(count, other.get(word) ?? 0)
  return length
}
