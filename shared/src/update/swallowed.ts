// Text that vanishes although nobody who had it deleted it: it lands under a deleted parent, or goes down with one.
import * as Y from 'yjs'
import type { NewStruct, Parent, YType } from './new-struct.ts'
import type { ResolvedUpdate } from './resolve-update.ts'

/** Words of one author in one paragraph, to be kept in a tray. */
export interface SwallowedText {
  /** The nearest clause with an id, deleted or not; `null` where it is forgotten or the text stood in no clause. */
  readonly clauseId: string | null
  /** Who wrote the words. */
  readonly clientId: number
  readonly text: string
}

/**
 * What this update, judged `ok`, would swallow: its own words and those of others. Asked before it is applied.
 * Whoever deletes an element knowingly names every character in it, so what isn't named was not known. An editor that
 * splits, joins or moves a clause deletes and makes anew what it had: that is named, and not swallowed.
 */
export function findSwallowed(update: ResolvedUpdate): SwallowedText[] {
  const pieces = new Map<Parent, Map<number, string>>()
  for (const struct of update.structs) collectNew(struct, update, pieces)
  for (const { item } of update.deletions) {
    if (item.content instanceof Y.ContentType) collectLiving(item.content.type, update, pieces)
  }
  if (pieces.size === 0) return []
  const ids = idsOfNewClauses(update.structs)
  return [...pieces].flatMap(([parent, texts]) => {
    const clauseId = nearestClauseId(parent, ids)
    return [...texts].map(([clientId, text]) => ({ clauseId, clientId, text }))
  })
}

type Pieces = Map<Parent, Map<number, string>>

function collectNew(struct: NewStruct, update: ResolvedUpdate, pieces: Pieces): void {
  const { content, parent, client, clock } = struct
  if (content.kind !== 'text' || !isDeleted(parent, update)) return
  add(pieces, parent, client, unnamedPart(content.text, client, clock, update))
}

/** Living text below a type that is deleted. Elements that are named themselves are in the list of deletions too. */
function collectLiving(type: YType, update: ResolvedUpdate, pieces: Pieces): void {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { client, clock } = item.id
    if (item.content instanceof Y.ContentString) {
      add(pieces, type, client, unnamedPart(item.content.str, client, clock, update))
    } else if (item.content instanceof Y.ContentType && !update.names(item.id)) {
      collectLiving(item.content.type, update, pieces)
    }
  }
}

function add(pieces: Pieces, parent: Parent, clientId: number, text: string): void {
  if (text === '') return
  const texts = pieces.get(parent) ?? new Map<number, string>()
  texts.set(clientId, (texts.get(clientId) ?? '') + text)
  pieces.set(parent, texts)
}

function unnamedPart(text: string, client: number, clock: number, update: ResolvedUpdate): string {
  let unnamed = ''
  for (let offset = 0; offset < text.length; offset++) {
    if (!update.names({ client, clock: clock + offset })) unnamed += text.charAt(offset)
  }
  return unnamed
}

function isDeleted(parent: Parent, update: ResolvedUpdate): boolean {
  let type = parent
  while (type !== null) {
    if (!(type instanceof Y.AbstractType)) {
      if (update.names(type)) return true
      type = type.parent
    } else {
      const item: Y.Item | null = type._item
      if (item === null) return false
      if (item.deleted || update.names(item.id)) return true
      type = item.parent as YType
    }
  }
  return true
}

function idsOfNewClauses(structs: readonly NewStruct[]): Map<Parent, string> {
  const ids = new Map<Parent, string>()
  for (const { content, parent, parentSub } of structs) {
    if (content.kind === 'attribute' && parentSub === 'id') ids.set(parent, content.values.at(-1) ?? '')
  }
  return ids
}

function nearestClauseId(parent: Parent, idsOfNew: ReadonlyMap<Parent, string>): string | null {
  let type = parent
  while (type !== null) {
    const id = idsOfNew.get(type)
    if (id !== undefined) return id
    if (!(type instanceof Y.AbstractType)) {
      type = type.parent
    } else {
      const content = type._map.get('id')?.content
      if (content instanceof Y.ContentAny) return String(content.arr.at(-1))
      type = type._item === null ? null : (type._item.parent as YType)
    }
  }
  return null
}
