// The words as they are on this screen, by their digests: positions are compared with what the reader sees.
import { KeptDigests } from '@plenary/shared/canon/kept-digests'
import type { Words } from '@plenary/shared/positions/standings'
import { CONTAINERS, FRAGMENT } from '@plenary/shared/schema/nodes'
import { useEffect, useState } from 'react'
import * as Y from 'yjs'

/** Between a change and its digests: a burst of keys is one change, and within a second everybody sees what it makes stale. */
const PAUSE = 150

/** Undefined while there is no text to read. */
export function useWordsNow(doc: Y.Doc | undefined): Words | undefined {
  const [words, setWords] = useState<Words>()
  useEffect(() => {
    if (!doc) {
      setWords(undefined)
      return
    }
    const digests = new KeptDigests(doc)
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      timer = undefined
      const now = wordsOf(doc, digests)
      setWords((before) => (before && now && isSame(before, now) ? before : now))
    }
    const lookSoon = () => {
      timer ??= setTimeout(look, PAUSE)
    }
    look()
    doc.on('update', lookSoon)
    return () => {
      doc.off('update', lookSoon)
      clearTimeout(timer)
      digests.destroy()
    }
  }, [doc])
  return words
}

function wordsOf(doc: Y.Doc, digests: KeptDigests): Words | undefined {
  const root = doc.getXmlFragment(FRAGMENT)
  if (root.length < CONTAINERS.length) return undefined
  const all = digests.clauseIds()
  const clauses = new Map<string, readonly string[]>()
  for (const id of numberedClauses(root)) {
    const digest = all.get(id)
    if (digest !== undefined) clauses.set(id, [digest])
  }
  return { texts: [digests.text()], clauses }
}

/** The ids of the clauses that are in no other, in their order. */
function numberedClauses(root: Y.XmlFragment): string[] {
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
