// Checks one text of a data file: its log has no gap, and whatever is kept beside the log says what the log says.
import type { DatabaseSync } from 'node:sqlite'
import { isDeepStrictEqual } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { clauseDigests, textDigest } from '@plenary/shared/canon/digests'
import type { ContentJson } from '@plenary/shared/schema/content'
import { FRAGMENT } from '@plenary/shared/schema/nodes'
import { readContent } from '@plenary/shared/update/read-content'
import { replay } from '@plenary/shared/update/replay'
import * as Y from 'yjs'
import type { VersionTextTable } from '../ports/version-tables.ts'
import { type LogRow, type Pack, packFacts, unpackRows } from '../storage/sqlite/row-pack.ts'
import { readRows } from '../storage/sqlite/text-rows.ts'

/** Something that is kept of a moment of the text. */
interface Kept {
  readonly seq: number
  /** What is wrong with it in words; undefined when it says what the log says. */
  contradicts(replayed: Y.Doc): string | undefined
}

/** The first thing that is wrong, in words. */
export function damagedText(db: DatabaseSync, textId: string, head: number): string | undefined {
  const name = `text ${textId}`
  try {
    return damagedPack(db, textId, name) ?? damagedLog(db, textId, head, name)
  } catch {
    return `The updates of ${name} can't be read.`
  }
}

function damagedPack(db: DatabaseSync, textId: string, name: string): string | undefined {
  for (const row of db.prepare('select * from text_pack where text_id = ? order by to_seq').iterate(textId)) {
    const { from_seq, to_seq, from_at, to_at, clients, heads, updates } = row as unknown as Pack
    const facts = packFacts(unpackRows({ from_seq, heads, updates }))
    if (!isDeepStrictEqual(facts, { from_seq, to_seq, from_at, to_at, clients }))
      return `A pack of updates of ${name}, up to ${to_seq}, does not say what it holds.`
  }
  return undefined
}

function damagedLog(db: DatabaseSync, textId: string, head: number, name: string): string | undefined {
  const kept = [...statesOf(db, textId, name), ...versionsOf(db, textId, name)]
  const doc = new Y.Doc()
  let reached = 0
  for (const { seq, contradicts } of kept.sort((one, other) => one.seq - other.seq)) {
    if (seq > head) return `Something is kept of ${name} at ${seq}, which it never reached.`
    const damage = replayRows(doc, readRows(db, textId, reached, seq), reached, seq, name) ?? contradicts(doc)
    if (damage) return damage
    reached = seq
  }
  return replayRows(doc, readRows(db, textId, reached), reached, head, name)
}

/** Brings the document from one sequence to another. */
function replayRows(
  doc: Y.Doc,
  rows: Iterable<LogRow>,
  from: number,
  to: number,
  name: string,
): string | undefined {
  const updates: Uint8Array[] = []
  for (const { seq, update } of rows) {
    if (seq !== from + updates.length + 1) return `The updates of ${name} have a gap.`
    updates.push(update)
  }
  replay(doc, updates)
  return from + updates.length === to ? undefined : `The updates of ${name} have a gap.`
}

function statesOf(db: DatabaseSync, textId: string, name: string): Kept[] {
  const rows = (table: string) =>
    db.prepare(`select seq, state from ${table} where text_id = ?`).all(textId) as unknown as {
      seq: number
      state: Uint8Array
    }[]
  const milestones = rows('text_milestone').map(({ seq, state }) => ({
    seq,
    read: () => new Uint8Array(inflateRawSync(state)),
  }))
  const checkpoints = rows('text_checkpoint').map(({ seq, state }) => ({ seq, read: () => state }))
  return [...checkpoints, ...milestones].map(({ seq, read }) => ({
    seq,
    contradicts: (replayed) => {
      const doc = new Y.Doc()
      replay(doc, [read()])
      return isSame(replayed, doc)
        ? undefined
        : `The checkpoint of ${name} at ${seq} does not equal its updates.`
    },
  }))
}

function versionsOf(db: DatabaseSync, textId: string, name: string): Kept[] {
  const rows = db
    .prepare('select seq, digest, content, clauses from version_text where text_id = ?')
    .all(textId) as unknown as Pick<VersionTextTable, 'seq' | 'digest' | 'content' | 'clauses'>[]
  return rows.map(({ seq, ...version }) => ({
    seq,
    contradicts: (replayed) =>
      holds(version, readContent(replayed))
        ? undefined
        : `A version of ${name} at ${seq} does not equal its updates.`,
  }))
}

/** Versions that were made before clause digests were kept have none. */
function holds(
  version: Pick<VersionTextTable, 'digest' | 'content' | 'clauses'>,
  content: ContentJson,
): boolean {
  const clauses = [...clauseDigests(content)].map(([clauseId, digest]) => ({ clauseId, digest }))
  return (
    isDeepStrictEqual(JSON.parse(version.content), JSON.parse(JSON.stringify(content))) &&
    version.digest === textDigest(content) &&
    (version.clauses === null || isDeepStrictEqual(JSON.parse(version.clauses), clauses))
  )
}

/** Same structs, same deletions, same words: how the structs are cut differs with the order in which they came. */
function isSame(one: Y.Doc, other: Y.Doc): boolean {
  const words = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT).toString()
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && words(one) === words(other)
}
