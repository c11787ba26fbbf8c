// Real editors, offline batches and locks at random: what a rebase brings in, and what it leaves (docs/spec/client-sync.md).
import type { ClauseJson, ContentJson } from '@plenary/shared/schema/content'
import { HeadlessEditor } from '@plenary/shared/testing/headless-editor'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { writeSomething } from '@plenary/shared/testing/random-writer'
import { copyOf, smallText } from '@plenary/shared/testing/small-text'
import { readContent } from '@plenary/shared/update/read-content'
import { repairClauseIds } from '@plenary/shared/update/repair-clause-ids'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rebase } from './rebase.ts'

const LONG = import.meta.env.PLENARY_TEST_LONG === '1'
const SEEDS = Array.from({ length: LONG ? 3_000 : 60 }, (_, index) => index + 1)

/** Every clause with its sub-clauses, in the order of the text. */
function clausesOf({ content: [, , clauses] }: ContentJson): ClauseJson[] {
  const all = (list: readonly ClauseJson[] = []): ClauseJson[] =>
    list.flatMap((clause) => [clause, ...subclausesOf(clause).flatMap((one) => all([one]))])
  return all(clauses.content)
}

function subclausesOf({ content = [] }: ClauseJson): ClauseJson[] {
  return content.flatMap((part) => (part.type === 'subclauses' ? (part.content ?? []) : []))
}

function ownWords({ content = [] }: ClauseJson): string {
  return JSON.stringify(content.filter(({ type }) => type === 'paragraph'))
}

function plainWords({ content = [] }: ClauseJson): string {
  return content
    .map((part) =>
      part.type === 'paragraph' ? (part.content ?? []).map(({ text }) => text).join('') : undefined,
    )
    .filter((words) => words !== undefined)
    .join('\n')
}

/** A server's text, and a person's copy with offline edits that others' edits came after. */
function fork(random: Random, theirSteps: number) {
  const server = smallText()
  const theirs = new HeadlessEditor(server)
  for (let step = 0; step < 16; step += 1) writeSomething(theirs, random)
  repairClauseIds(server, random.bytes)
  const old = copyOf(server, 50_000 + random.int(1_000))
  const mine = new HeadlessEditor(old)
  const edits: Uint8Array[] = []
  old.on('update', (update: Uint8Array) => edits.push(update))
  for (let step = 1 + random.int(10); step > 0; step -= 1) writeSomething(mine, random)
  for (let step = 0; step < theirSteps; step += 1) writeSomething(theirs, random)
  repairClauseIds(server, random.bytes)
  return { server, old, edits }
}

function withEdit(server: Y.Doc, edit: Uint8Array | undefined): ContentJson {
  const now = copyOf(server, 7)
  if (edit) Y.applyUpdate(now, edit)
  expect(now.store.pendingStructs).toBeNull()
  return readContent(now)
}

test.each(SEEDS)('[CS60] what is brought in reads as it was written: seed %i', (seed) => {
  const { server, old, edits } = fork(seededRandom(seed), 0)
  const rebased = rebase({ old, now: server, edits, locked: [] })
  expect(rebased).toBeDefined()
  expect(withEdit(server, rebased?.edit)).toEqual(readContent(old))
  expect(rebased?.wordings).toEqual([])
})

test.each(SEEDS)('[CS61] what is locked stays, and the rest reads as merged: seed %i', (seed) => {
  const random = seededRandom(seed * 7_919)
  const { server, old, edits } = fork(random, random.int(3))
  const then = clausesOf(readContent(server))
  const locked = then.filter(() => random.chance(0.3)).map(({ attrs }) => attrs.id)
  const lockedClauses = then.filter(({ attrs }) => locked.includes(attrs.id))
  const ground = new Set(lockedClauses.flatMap((one) => clausesIn(one)))
  const merged = copyOf(server, 8)
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(old))
  const rebased = rebase({ old, now: server, edits, locked })
  expect(rebased).toBeDefined()
  const now = clausesOf(withEdit(server, rebased?.edit))
  expect(now.filter(({ attrs }) => locked.includes(attrs.id))).toEqual(lockedClauses)
  const unseen = unseenLength(server, old)
  const told = (rebased?.wordings ?? []).map(({ wording }) => wording).join('\n')
  for (const clause of clausesOf(readContent(merged))) {
    const { id } = clause.attrs
    if (ground.has(id)) continue
    const found = now.filter(({ attrs }) => attrs.id === id).map(ownWords)
    const isTold = plainWords(clause)
      .split('\n')
      .every((words) => told.includes(words))
    const hasOthers = now.some(
      (other) => other.attrs.id === id && isWithin(plainWords(clause), plainWords(other), unseen),
    )
    if (!isTold && !hasOthers) expect(found).toContain(ownWords(clause))
  }
})

/** How many characters the server has that `old` never had. */
function unseenLength(server: Y.Doc, old: Y.Doc): number {
  return [...server.store.clients].reduce(
    (sum, [client]) => sum + Y.getState(server.store, client) - Y.getState(old.store, client),
    0,
  )
}

/** Whether `all` is `words` with no more than so many other characters between. */
function isWithin(words: string, all: string, others: number): boolean {
  let at = 0
  for (const unit of all.split('')) if (unit === words.charAt(at)) at += 1
  return at === words.length && all.length - words.length <= others
}

function clausesIn(clause: ClauseJson): string[] {
  return [clause.attrs.id, ...subclausesOf(clause).flatMap((one) => clausesIn(one))]
}
