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
  const [old, own] = [paragraphsByPlace(before), paragraphsByPlace(mine)]
  const changed = [...new Set([...own.keys(), ...old.keys()])].flatMap((key) => {
    const [then, now] = [old.get(key)?.paragraphs ?? [], own.get(key)?.paragraphs ?? []]
    const place = own.get(key)?.place ?? old.get(key)?.place
    if (!place || then.join('\n') === now.join('\n')) return []
    return [{ ...place, ...(place.clauseId === null ? changedPart(then, now) : whole(then, now)) }]
  })
  const lost = wordsOutsideText(mine, edits)
  return lost === ''
    ? changed
    : [...changed, { container: 'clauses', clauseId: null, wording: lost, before: '' }]
}

type Place = Pick<UnacceptedWording, 'container' | 'clauseId'>
type Places = Map<string, { place: Place; paragraphs: string[] }>

function paragraphsByPlace(doc: Y.Doc): Places {
  const places: Places = new Map()
  if (!hasWords(doc)) return places
  const add = (place: Place, paragraph: ParagraphJson | PreambularJson) => {
    const key = `${place.container} ${place.clauseId}`
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

/** Inserted characters that others' deletions took, or whose place is not known here. */
function wordsOutsideText(mine: Y.Doc, edits: readonly Uint8Array[]): string {
  const decoded = edits.map((edit) => Y.decodeUpdate(edit))
  const isDeletedByAuthor = (client: number, clock: number) =>
    decoded.some(({ ds }) =>
      (ds.clients.get(client) ?? []).some((range) => clock >= range.clock && clock < range.clock + range.len),
    )
  let words = ''
  for (const { structs } of decoded) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) continue
      const { client, clock } = struct.id
      for (const [offset, unit] of struct.content.str.split('').entries()) {
        if (isInText(mine, client, clock + offset) || isDeletedByAuthor(client, clock + offset)) continue
        words += unit
      }
    }
  }
  return words
}

function isInText(doc: Y.Doc, client: number, clock: number): boolean {
  if (clock >= Y.getState(doc.store, client)) return false
  const struct = Y.getItem(doc.store, Y.createID(client, clock))
  return struct instanceof Y.Item && !struct.deleted
}
