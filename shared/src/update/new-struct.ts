// A struct that a document does not have yet, in the place that Yjs would give it; and what references may lead to.
import * as Y from 'yjs'
import type { StructContent, StructId } from './read-update.ts'

/** A type in the document: the root, an element or a text. */
export type YType = Extract<Y.Item['parent'], Y.AbstractType<unknown>>

/** Something that holds children: in the document, in the same update, or gone (deleted and forgotten). */
export type Parent = YType | NewStruct | null

export interface Place {
  /** `null`: Yjs would store the struct as a gap without content. */
  readonly parent: Parent
  /** The attribute's name, or `null` for a child. */
  readonly parentSub: string | null
}

export interface NewStruct extends StructId, Place {
  readonly length: number
  /** Behind which character or marker it was put; `null` where at the beginning. */
  readonly origin: StructId | null
  /** Before which one; `null` where at the end. */
  readonly rightOrigin: StructId | null
  readonly content: StructContent
}

/** What a reference leads to. */
export type Target = Y.Item | Y.GC | NewStruct

export function isGone(target: Target): boolean {
  return target instanceof Y.GC || (!(target instanceof Y.Item) && target.parent === null)
}

export function placeOf(target: Target): Place {
  if (target instanceof Y.GC) return { parent: null, parentSub: null }
  return { parent: target.parent as Parent, parentSub: target.parentSub }
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.parent === other.parent && one.parentSub === other.parentSub
}

/** Whether a cut before `clock` would part the two halves of a character; Yjs replaces both by U+FFFD. */
export function cutsCharacter(target: Target, clock: number): boolean {
  if (target instanceof Y.GC) return false
  if (target instanceof Y.Item) {
    return target.content instanceof Y.ContentString && cutsText(target.content.str, clock - target.id.clock)
  }
  return target.content.kind === 'text' && cutsText(target.content.text, clock - target.clock)
}

/** Whether `text`, cut at `offset`, would lose a character. */
export function cutsText(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  return before >= 0xd800 && before <= 0xdbff
}

/** So many characters or markers of one client. */
export interface Span {
  readonly clock: number
  readonly length: number
}

/** Expects that the clock is among the spans, which are ascending and without gaps. */
export function findSpan<Found extends Span>(spans: readonly Found[], clock: number): Found {
  let [low, high] = [0, spans.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle]
    if (span === undefined) break
    if (clock < span.clock) high = middle - 1
    else if (clock >= span.clock + span.length) low = middle + 1
    else return span
  }
  throw new Error(`no struct at ${clock}`)
}
