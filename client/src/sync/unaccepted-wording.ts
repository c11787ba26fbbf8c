// What a person's edits made of the words, where the server has not got them: place by place, as plain text.
import type { ClauseJson, ContentJson, ParagraphJson, PreambularJson } from '@plenary/shared/schema/content'
import { CONTAINERS, type Container, FRAGMENT } from '@plenary/shared/schema/nodes'
import { readContent } from '@plenary/shared/update/read-content'
import * as Y from 'yjs'

export interface UnacceptedWording {
  readonly container: Container
  readonly clauseId: string | null
  readonly wording: string
  readonly before: string
}

/** Whether the words are the same: blanks and the ends of paragraphs are no words. */
export function differsInBlanks({ wording, before }: Pick<UnacceptedWording, 'wording' | 'before'>): boolean {
  return withoutBlanks(wording) === withoutBlanks(before)
}

function withoutBlanks(wording: string): string {
  return wording.replace(/\s+/g, '')
}

/** Whether the document has the containers of a text: whether there is anything to show. */
export function hasWords(doc: Y.Doc): boolean {
  return doc.getXmlFragment(FRAGMENT).length >= CONTAINERS.length
}

/**
 * @param before the words as the server is known to have them
 * @param mine the same with `edits`
 * Law: every character that `edits` inserted and did not delete again is in the answer, unless `before` has its place word for word.
 */
export function unacceptedWording(
  before: Y.Doc,
  mine: Y.Doc,
  edits: readonly Uint8Array[],
): UnacceptedWording[] {
  const changed = differences(before, mine)
  const lost = wordsOutsideText(mine, edits)
  return lost === ''
    ? changed
    : [...changed, { container: 'clauses', clauseId: null, wording: lost, before: '' }]
}

/**
 * @param now the words as the server has them
 * @param mine the words as a device had them in an epoch that has ended
 * @param authors the client ids of the person whose device it is
 * Law: every character that `authors` inserted, that is in `mine` and that `now` never had is in the answer, with the whole
 * wording of its place.
 */
export function lostWording(now: Y.Doc, mine: Y.Doc, authors: readonly number[]): UnacceptedWording[] {
  const lost = new Set(authors.flatMap((author) => placesSince(mine, author, Y.getState(now.store, author))))
  return differences(now, mine).filter((place) => lost.has(keyOf(place)))
}

function differences(before: Y.Doc, mine: Y.Doc): UnacceptedWording[] {
  const [old, own] = [paragraphsByPlace(before), paragraphsByPlace(mine)]
  return [...new Set([...own.keys(), ...old.keys()])].flatMap((key) => {
    const [then, now] = [old.get(key)?.paragraphs ?? [], own.get(key)?.paragraphs ?? []]
    const place = own.get(key)?.place ?? old.get(key)?.place
    if (!place || then.join('\n') === now.join('\n')) return []
    return [{ ...place, ...(place.clauseId === null ? changedPart(then, now) : whole(then, now)) }]
  })
}

type Place = Pick<UnacceptedWording, 'container' | 'clauseId'>
type Places = Map<string, { place: Place; paragraphs: string[] }>

/** Names a place; words outside the text have one of their own. */
export function keyOf({ container, clauseId }: Place): string {
  return `${container} ${clauseId}`
}

function paragraphsByPlace(doc: Y.Doc): Places {
  const places: Places = new Map()
  if (!hasWords(doc)) return places
  const add = (place: Place, paragraph: ParagraphJson | PreambularJson) => {
    const key = keyOf(place)
    const known = places.get(key) ?? { place, paragraphs: [] }
    known.paragraphs.push((paragraph.content ?? []).map(({ text }) => text).join(''))
    places.set(key, known)
  }
  const addClauses = (clauses: readonly ClauseJson[] = []) => {
    for (const { attrs, content = [] } of clauses) {
      for (const part of content) {
        if (part.type === 'paragraph') add({ container: 'clauses', clauseId: attrs.id || null }, part)
        else addClauses(part.content)
      }
    }
  }
  const [title, preamble, clauses, closing]: ContentJson['content'] = readContent(doc).content
  for (const container of [title, preamble, closing]) {
    for (const paragraph of container.content ?? []) {
      add({ container: container.type, clauseId: null }, paragraph)
    }
  }
  addClauses(clauses.content)
  return places
}

function whole(then: readonly string[], now: readonly string[]) {
  return { wording: now.join('\n'), before: then.join('\n') }
}

/** Without the paragraphs that are the same at the beginning and at the end. */
function changedPart(then: readonly string[], now: readonly string[]) {
  const shorter = Math.min(then.length, now.length)
  let start = 0
  while (start < shorter && then[start] === now[start]) start += 1
  let end = 0
  while (end < shorter - start && then.at(-1 - end) === now.at(-1 - end)) end += 1
  return whole(then.slice(start, then.length - end), now.slice(start, now.length - end))
}

/**
 * Inserted characters that others' deletions took, or whose place is not known here.
 * @param taken a document that never has what the answer tells
 */
export function wordsOutsideText(mine: Y.Doc, edits: readonly Uint8Array[], taken?: Y.Doc): string {
  const decoded = edits.map((edit) => Y.decodeUpdate(edit))
  const deleted = Y.mergeDeleteSets(decoded.map(({ ds }) => ds))
  let words = ''
  for (const { structs } of decoded) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) continue
      const { client, clock } = struct.id
      const end = taken ? Y.getState(taken.store, client) : 0
      for (const [offset, unit] of struct.content.str.split('').entries()) {
        if (
          clock + offset < end ||
          isInText(mine, client, clock + offset) ||
          Y.isDeleted(deleted, Y.createID(client, clock + offset))
        )
          continue
        words += unit
      }
    }
  }
  return words
}

/** The places of the characters that `author` inserted from `clock` on, and that are in the text. */
function placesSince(doc: Y.Doc, author: number, clock: number): string[] {
  return (doc.store.clients.get(author) ?? []).flatMap((struct) => {
    const isNew = struct.id.clock + struct.length > clock
    if (!isNew || struct.deleted || !(struct instanceof Y.Item)) return []
    return struct.content instanceof Y.ContentString ? placeAround(struct) : []
  })
}

function placeAround(item: Y.Item): string[] {
  for (let around: Y.Item | null = item; around; ) {
    const type = around.parent as Y.AbstractType<unknown>
    if (type instanceof Y.XmlElement) {
      if (type.nodeName === 'clause') {
        return [keyOf({ container: 'clauses', clauseId: type.getAttribute('id') || null })]
      }
      const container = CONTAINERS.find((name) => name === type.nodeName)
      if (container) return [keyOf({ container, clauseId: null })]
    }
    around = type._item
  }
  return []
}

/** Whether a document has everything that an edit inserts, and nothing that it deletes. */
export function hasEdit(doc: Y.Doc, edit: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(edit)
  const isThere = structs.every(({ id, length }) => id.clock + length <= Y.getState(doc.store, id.client))
  return (
    isThere &&
    [...ds.clients].every(([client, ranges]) =>
      ranges.every(({ clock, len }) => {
        for (let at = clock; at < clock + len; at += 1) if (isInText(doc, client, at)) return false
        return true
      }),
    )
  )
}

function isInText(doc: Y.Doc, client: number, clock: number): boolean {
  if (clock >= Y.getState(doc.store, client)) return false
  const struct = Y.getItem(doc.store, Y.createID(client, clock))
  return struct instanceof Y.Item && !struct.deleted
}
