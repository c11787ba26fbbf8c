// The laws of restoring, on documents that people wrote with real bindings: split, joined, moved, marked, undone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clauseDigest, textDigest } from '../canon/digests.ts'
import { isRefusal } from '../refusal.ts'
import type { ContentJson } from '../schema/content.ts'
import { numberedClauses } from '../schema/numbered-clauses.ts'
import { declarationSchema } from '../schema/schema.ts'
import { clauseElements } from '../testing/clause-prints.ts'
import { GatedRoom } from '../testing/gated-room.ts'
import { HeadlessEditor } from '../testing/headless-editor.ts'
import { checkLaws } from '../testing/laws.ts'
import { reachForLocks } from '../testing/lock-edits.ts'
import { type Random, seededRandom } from '../testing/random.ts'
import { writeSomething } from '../testing/random-writer.ts'
import { copyOf, smallContent } from '../testing/small-text.ts'
import { judgeLocks } from '../update/judge-locks.ts'
import { judgeUpdate } from '../update/judge-update.ts'
import { clauseHandle, LockedItems } from '../update/locked-items.ts'
import { readContent } from '../update/read-content.ts'
import { MAX_BOUNDS, readUpdate } from '../update/read-update.ts'
import { repairClauseIds } from '../update/repair-clause-ids.ts'
import { clausePlaces, idsWithin } from './clause-places.ts'
import { reconcile } from './reconcile.ts'
import { restoredContent } from './restored-content.ts'

const PASTS = process.env.PLENARY_TEST_LONG ? 1_000 : 8
const RESTORATIONS = 12
const STEPS = 120

interface Past {
  readonly doc: Y.Doc
  readonly versions: readonly ContentJson[]
}

function play(random: Random): Past {
  const room = new GatedRoom({
    content: smallContent,
    writers: 2,
    readers: 0,
    random,
    onJudged: () => undefined,
  })
  const versions = [readContent(room.doc)]
  for (let step = 0; step < STEPS; step += 1) {
    const { editor } = random.pick(room.writers)
    if (random.chance(0.1)) reachForLocks(editor, random)
    else writeSomething(editor, random)
    if (!random.chance(0.3)) continue
    room.takeBatch()
    for (const person of room.people) person.receive()
    const now = readContent(room.doc)
    if (random.chance(0.3) && numberedClauses(now).length > 0) versions.push(now)
  }
  room.settle()
  if (numberedClauses(readContent(room.doc)).length === 0) return play(random)
  const doc = copyOf(room.doc, 7)
  room.destroy()
  return { doc, versions }
}

function restore(doc: Y.Doc, wanted: ContentJson, locked: readonly string[], clauseId?: string) {
  const lockedIds = new Set(locked)
  const restored = restoredContent(readContent(doc), wanted, lockedIds, clauseId)
  if (isRefusal(restored)) return restored
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  reconcile(doc, restored.content, lockedIds)
  doc.off('update', keep)
  return { ...restored, updates }
}

/** The items of each clause, its own and those below it: what is not touched has the same ones. */
function itemsOf(doc: Y.Doc): Map<string, string> {
  const items = (type: Y.XmlElement | Y.XmlText): string[] => {
    const found: string[] = []
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue
      for (let at = 0; at < item.length; at += 1) found.push(`${item.id.client}:${item.id.clock + at}`)
      if (item.content instanceof Y.ContentType)
        found.push(...items(item.content.type as Y.XmlElement | Y.XmlText))
    }
    return found
  }
  return new Map(
    [...clauseElements(doc)].flatMap(([id, [element]]) =>
      element
        ? [[id, [`${element._item?.id.client}:${element._item?.id.clock}`, ...items(element)].join()]]
        : [],
    ),
  )
}

function clauseIdsOf(content: ContentJson): string[] {
  return numberedClauses(content).flatMap(idsWithin)
}

function drawLocks(doc: Y.Doc, random: Random): string[] {
  const ids = clauseIdsOf(readContent(doc))
  return random.chance(0.3) ? [] : ids.filter(() => random.chance(0.2))
}

function expectLetIn(before: Y.Doc, updates: readonly Uint8Array[], locked: readonly string[]): void {
  if (updates.length === 0) return
  const update = readUpdate(Y.mergeUpdates([...updates]), MAX_BOUNDS)
  if (update.kind !== 'read') throw new Error(update.code)
  const verdict = judgeUpdate(before, update, { owns: () => true, mayEdit: true })
  if (verdict.kind !== 'ok') throw new Error(JSON.stringify(verdict))
  const clauses = new Map(
    locked.flatMap((id) => {
      const handle = clauseHandle(before, id)
      return handle ? [[id, handle] as const] : []
    }),
  )
  expect(judgeLocks(verdict.update, LockedItems.in(before, { isClosed: false, clauses }))).toEqual({
    kind: 'ok',
  })
}

/** Pasts that once failed. */
const KEPT_SEEDS: readonly number[] = []
const FIRST_SEED = Date.now() % 1_000_000

let played: (Past & { readonly seed: number })[] = []

beforeAll(() => {
  process.stdout.write(`restoration: seeds from ${FIRST_SEED}\n`)
  played = Array.from({ length: PASTS }, (_, run) => {
    const seed = KEPT_SEEDS[run] ?? FIRST_SEED + run
    return { ...play(seededRandom(seed)), seed }
  })
}, PASTS * 5_000)

afterAll(() => {
  for (const { doc } of played) doc.destroy()
})

function eachPast(law: (past: Past, random: Random) => void): void {
  for (const { seed, ...past } of played) {
    const random = seededRandom(seed + 0x5eed)
    try {
      for (let each = 0; each < RESTORATIONS; each += 1) law(past, random)
    } catch (error) {
      throw new Error(`seed ${seed}`, { cause: error })
    }
  }
}

const TIMEOUT = { timeout: PASTS * 5_000 }

test('[RS1] an unlocked text is brought back to the digest of the version', TIMEOUT, () => {
  eachPast(({ doc, versions }, random) => {
    const copy = copyOf(doc, 8)
    const wanted = random.pick(versions)
    restore(copy, wanted, [])
    expect(textDigest(readContent(copy))).toBe(textDigest(wanted))
    checkLaws(declarationSchema.nodeFromJSON(readContent(copy)))
    copy.destroy()
  })
})

test('[RS2] what is locked keeps its items, and the guard lets every restoration in', TIMEOUT, () => {
  eachPast(({ doc, versions }, random) => {
    const copy = copyOf(doc, 8)
    const before = readContent(doc)
    const locked = drawLocks(doc, random)
    const wanted = random.pick(versions)
    const clauseId = random.chance(0.5) ? random.pick(clauseIdsOf(wanted)) : undefined
    const restored = restore(copy, wanted, locked, clauseId)
    if (isRefusal(restored)) {
      expect(restored.refused).toBe('clause-locked')
      copy.destroy()
      return
    }
    expectLetIn(doc, restored.updates, locked)
    const [items, itemsNow] = [itemsOf(doc), itemsOf(copy)]
    for (const id of locked) expect(itemsNow.get(id)).toBe(items.get(id))
    const now = readContent(copy)
    checkLaws(declarationSchema.nodeFromJSON(now))
    if (restored.kept.length === 0 && clauseId === undefined) expect(textDigest(now)).toBe(textDigest(wanted))
    const has = clausePlaces(numberedClauses(now))
    const [then, today] = [clausePlaces(numberedClauses(wanted)), clausePlaces(numberedClauses(before))]
    for (const id of then.keys()) if (today.has(id)) expect(has.has(id)).toBe(true)
    copy.destroy()
  })
})

test('[RS3] bringing back what is there writes nothing', TIMEOUT, () => {
  eachPast(({ doc, versions }, random) => {
    const copy = copyOf(doc, 8)
    const locked = drawLocks(doc, random)
    const now = readContent(doc)
    expect(restore(copy, now, locked)).toMatchObject({ updates: [], kept: [] })
    expect(restore(copy, now, [], random.pick(clauseIdsOf(now)))).toMatchObject({ updates: [], kept: [] })
    const wanted = random.pick(versions)
    const first = restore(copy, wanted, locked)
    expect(restore(copy, wanted, locked)).toMatchObject({ ...first, updates: [] })
    copy.destroy()
  })
})

test('[RS4] two that are made at once come to one valid text', TIMEOUT, () => {
  eachPast(({ doc, versions }, random) => {
    const [one, other] = [copyOf(doc, 8), copyOf(doc, 9)]
    restore(one, random.pick(versions), [])
    restore(other, random.pick(versions), [])
    const settled = Y.decodeStateVector(Y.encodeStateVector(doc))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(readContent(other)).toEqual(readContent(one))
    repairClauseIds(one, random.bytes, settled)
    checkLaws(declarationSchema.nodeFromJSON(readContent(one)))
    const vector = Y.encodeStateVector(one)
    const editor = new HeadlessEditor(one)
    expect(editor.state.doc.eq(declarationSchema.nodeFromJSON(readContent(one)))).toBe(true)
    expect(Y.encodeStateVector(one)).toEqual(vector)
    editor.destroy()
    one.destroy()
    other.destroy()
  })
})

test(
  '[RS5] of one clause only its own words and sub-clauses change; every other clause keeps its items',
  TIMEOUT,
  () => {
    eachPast(({ doc, versions }, random) => {
      const copy = copyOf(doc, 8)
      const wanted = random.pick(versions)
      const clauseId = random.pick(clauseIdsOf(wanted))
      restore(copy, wanted, [], clauseId)
      const [then, before, now] = [wanted, readContent(doc), readContent(copy)].map((content) =>
        clausePlaces(numberedClauses(content)),
      ) as [Places, Places, Places]
      const clause = now.get(clauseId)?.clause
      expect(clause && clauseDigest(clause)).toBe(clauseDigest(then.get(clauseId)?.clause as never))
      const own = new Set([clauseId, ...idsIn(then, clauseId), ...idsIn(before, clauseId)])
      const [items, itemsNow] = [itemsOf(doc), itemsOf(copy)]
      for (const [id, { clause: other, parent }] of before) {
        const isAround = [...own].some(
          (each) => idsWithin(other).includes(each) || idsIn(now, id).includes(each),
        )
        const isBelow = [...own].some((each) => before.get(each) && idsIn(before, each).includes(id))
        if (!isAround && !isBelow) {
          expect(now.get(id)?.parent).toBe(parent)
          expect(itemsNow.get(id)).toBe(items.get(id))
        }
      }
      const [title, preamble, , closing] = readContent(copy).content
      const [oldTitle, oldPreamble, , oldClosing] = readContent(doc).content
      expect([title, preamble, closing]).toEqual([oldTitle, oldPreamble, oldClosing])
      copy.destroy()
    })
  },
)

type Places = ReturnType<typeof clausePlaces>

function idsIn(places: Places, clauseId: string): string[] {
  const place = places.get(clauseId)
  return place ? idsWithin(place.clause) : []
}

test('[RS6] clauses that stay in their order keep their elements, and equal ones every item', TIMEOUT, () => {
  eachPast(({ doc, versions }, random) => {
    const copy = copyOf(doc, 8)
    const wanted = random.pick(versions)
    const before = readContent(doc)
    restore(copy, wanted, [])
    const [ids, idsThen] = [before, wanted].map((content) =>
      numberedClauses(content).map(({ attrs }) => attrs.id),
    ) as [string[], string[]]
    const common = ids.filter((id) => idsThen.includes(id))
    if (common.join() === idsThen.filter((id) => ids.includes(id)).join()) {
      const [items, itemsNow] = [itemsOf(doc), itemsOf(copy)]
      const [now, then] = [clausePlaces(numberedClauses(before)), clausePlaces(numberedClauses(wanted))]
      for (const id of common) {
        expect(itemsNow.get(id)?.split(',')[0]).toBe(items.get(id)?.split(',')[0])
        if (JSON.stringify(now.get(id)?.clause) === JSON.stringify(then.get(id)?.clause))
          expect(itemsNow.get(id)).toBe(items.get(id))
      }
    }
    copy.destroy()
  })
})
