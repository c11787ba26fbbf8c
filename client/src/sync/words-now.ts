// The words as they are on this screen, by their digests: positions are compared with what the reader sees.
import { clauseDigest, textDigest } from '@plenary/shared/canon/digests'
import { KeptDigests } from '@plenary/shared/canon/kept-digests'
import type { Words } from '@plenary/shared/positions/standings'
import type { ContentJson } from '@plenary/shared/schema/content'
import { CONTAINERS, FRAGMENT } from '@plenary/shared/schema/nodes'
import { numberedClauses } from '@plenary/shared/schema/numbered-clauses'
import { readContent } from '@plenary/shared/update/read-content'
import { useMemo, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import type { TextSession } from './text-session.ts'
import { useTextState } from './use-text-session.ts'

/** Between a change and its digests: a burst of keys is one change, and within a second everybody sees what it makes stale. */
const PAUSE = 150

/** Those of the session's document; where WebSocket is blocked, those that were read over HTTP. Undefined while there are none. */
export function useWordsOnScreen(session: TextSession | undefined): Words | undefined {
  const doc = useTextState(session, (state) => state.replica?.doc)
  const polled = useTextState(session, (state) => state.polled?.content)
  const live = useWordsNow(doc)
  return useMemo(() => (polled ? wordsOfContent(polled) : live), [polled, live])
}

/** The content that has these words. */
export function useContentOnScreen(
  session: TextSession | undefined,
  words: Words | undefined,
): ContentJson | undefined {
  const doc = useTextState(session, (state) => state.replica?.doc)
  const polled = useTextState(session, (state) => state.polled?.content)
  return useMemo(() => polled ?? (doc && words && contentWith(words, doc)), [polled, doc, words])
}

const contents = new WeakMap<Words, ContentJson>()

/** Read once, however many parts of the screen ask. */
function contentWith(words: Words, doc: Y.Doc): ContentJson {
  const content = contents.get(words) ?? readContent(doc)
  contents.set(words, content)
  return content
}

function wordsOfContent(content: ContentJson): Words {
  const clauses = numberedClauses(content).map((clause) => [clause.attrs.id, [clauseDigest(clause)]] as const)
  return { texts: [textDigest(content)], clauses: new Map(clauses) }
}

/** Undefined while there is no text to read. */
function useWordsNow(doc: Y.Doc | undefined): Words | undefined {
  const watch = doc && watchOf(doc)
  return useSyncExternalStore(watch?.subscribe ?? NOTHING, () => watch?.read())
}

const NOTHING = () => () => {}
const watches = new WeakMap<Y.Doc, WordsWatch>()

/** One for a document, however many parts of the screen go by its words. */
function watchOf(doc: Y.Doc): WordsWatch {
  const watch = watches.get(doc) ?? new WordsWatch(doc)
  watches.set(doc, watch)
  return watch
}

class WordsWatch {
  readonly #doc: Y.Doc
  readonly #listeners = new Set<() => void>()
  #digests: KeptDigests | undefined
  #words: Words | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#begin()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#end()
    }
  }

  /** As they were at the last look; nobody looks while nobody listens. */
  read(): Words | undefined {
    return this.#words
  }

  #begin(): void {
    this.#digests = new KeptDigests(this.#doc)
    this.#doc.on('update', this.#lookSoon)
    this.#look()
  }

  #end(): void {
    this.#doc.off('update', this.#lookSoon)
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#digests?.destroy()
    this.#digests = undefined
    this.#words = undefined
  }

  #lookSoon = (): void => {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#look()
      for (const listener of this.#listeners) listener()
    }, PAUSE)
  }

  #look(): void {
    const now = this.#digests && wordsOf(this.#doc, this.#digests)
    if (!this.#words || !now || !isSame(this.#words, now)) this.#words = now
  }
}

function wordsOf(doc: Y.Doc, digests: KeptDigests): Words | undefined {
  const root = doc.getXmlFragment(FRAGMENT)
  if (root.length < CONTAINERS.length) return undefined
  const all = digests.clauseIds()
  const clauses = new Map<string, readonly string[]>()
  for (const id of numberedClauseIds(root)) {
    const digest = all.get(id)
    if (digest !== undefined) clauses.set(id, [digest])
  }
  return { texts: [digests.text()], clauses }
}

/** The ids of the clauses that are in no other, in their order. */
function numberedClauseIds(root: Y.XmlFragment): string[] {
  const list = root.toArray().find((part) => part instanceof Y.XmlElement && part.nodeName === 'clauses')
  const clauses = list instanceof Y.XmlElement ? list.toArray() : []
  return clauses.flatMap((clause) =>
    clause instanceof Y.XmlElement ? (clause.getAttribute('id') ?? []) : [],
  )
}

function isSame(one: Words, other: Words): boolean {
  const ids = [...one.clauses.keys()]
  const isSameOrder =
    ids.length === other.clauses.size && [...other.clauses.keys()].every((id, at) => id === ids[at])
  return (
    isSameOrder &&
    one.texts[0] === other.texts[0] &&
    ids.every((id) => one.clauses.get(id)?.[0] === other.clauses.get(id)?.[0])
  )
}
