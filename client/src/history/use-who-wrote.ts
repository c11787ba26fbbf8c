// Has the editor draw who wrote what while it is wanted, and finds out whose letter is at the caret or under the pointer.
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { useAuthors } from '../api/authorship.ts'
import type { MarkedEditor } from '../editor/late-marks.ts'
import { type Drawn, WhoWrote, type Writer } from '../editor/who-wrote.ts'
import { type OwnClient, useKnownAuthors } from './use-known-authors.ts'

/** Before more is asked for: what others just wrote must be on the server's disk. Doubled while there is nothing new. */
const FIRST_WAIT = 1_500
const LONGEST_WAIT = 30_000

export interface WhoWroteNow {
  readonly view: WhoWrote | undefined
  /** Those whose words are in the text. */
  readonly writers: readonly Writer[]
  readonly error: unknown
  readonly retry: () => void
}

const NO_WRITERS: readonly Writer[] = []

export function useWhoWrote(
  isOn: boolean,
  {
    marked,
    doc,
    textId,
    own,
    roster,
  }: {
    marked: MarkedEditor | undefined
    /** What its editor is bound to. */
    doc: Y.Doc | undefined
    textId: string
    own: OwnClient
    roster: readonly RosterEntry[]
  },
): WhoWroteNow {
  const { data, error, refetch, dataUpdatedAt } = useAuthors(textId, isOn)
  const known = useKnownAuthors(data, own, roster)
  const [view, setView] = useState<WhoWrote>()
  const [writers, setWriters] = useState(NO_WRITERS)
  const latest = useRef(known)
  latest.current = known
  const isKnown = known !== undefined
  const asking = useRef({ wait: FIRST_WAIT, heard: 0 })

  useEffect(() => {
    const begun = latest.current
    if (!isOn || !marked || !doc || !isKnown || !begun) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let opened: WhoWrote | undefined
    const onDrawn = (drawn: Drawn) => {
      setWriters((before) => sameWriters(before, [...drawn.writers.values()]))
      if (!drawn.isMore) asking.current.wait = FIRST_WAIT
      else
        timer ??= setTimeout(() => {
          timer = undefined
          asking.current.heard = opened?.carriedHere ?? 0
          asking.current.wait = Math.min(asking.current.wait * 2, LONGEST_WAIT)
          void refetch()
        }, asking.current.wait)
    }
    opened = new WhoWrote(marked, doc, begun, onDrawn)
    setView(opened)
    return () => {
      clearTimeout(timer)
      opened.end()
      setView(undefined)
      setWriters(NO_WRITERS)
    }
  }, [isOn, marked, doc, isKnown, refetch])

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer that says the same all the same has heard of the moves
  useEffect(() => {
    if (view && known) view.know(known, asking.current.heard)
    asking.current.heard = 0
  }, [view, known, dataUpdatedAt])

  return useMemo(
    () => ({ view, writers, error: data ? null : error, retry: () => void refetch() }),
    [view, writers, data, error, refetch],
  )
}

function sameWriters(before: readonly Writer[], now: readonly Writer[]): readonly Writer[] {
  const isSame = before.length === now.length && before.every((writer, index) => writer === now[index])
  return isSame ? before : now
}

const KEY = 'plenary.who-wrote'
const listeners = new Set<() => void>()

/** Whether it is wanted, as this browser keeps it. */
export function useWantedWhoWrote(): [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(KEY) === 'on',
  )
  return [isOn, setWanted]
}

function setWanted(isOn: boolean): void {
  if (isOn) localStorage.setItem(KEY, 'on')
  else localStorage.removeItem(KEY)
  for (const listener of listeners) listener()
}
