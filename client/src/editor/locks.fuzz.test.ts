// Two people edit a text of which clauses are locked and unlocked, with every key: what their editors send never touches what
// is locked, by the server's own guard, and what is locked stays as it was.

import { clausesOf } from '@plenary/shared/declaration/outline'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { judgeLocks } from '@plenary/shared/update/judge-locks'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { clauseHandle, LockedItems } from '@plenary/shared/update/locked-items'
import { readUpdate } from '@plenary/shared/update/read-update'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { clauseId } from './place.ts'
import { closeEditors, openEditor, type TestEditor } from './testing/editors.ts'

afterEach(closeEditors)

/**
 * Undo after a move doubled an id; a selection over containers; words that had come back by redo; a clause moved of which the
 * id was doubled in a locked one.
 */
const FAILED = [56899, 22, 2, 11230]
const LONG = [1, 3, 4, 5, 6, 7, 8, 9]
const SEEDS = [...FAILED, Date.now() % 100_000, ...(import.meta.env.PLENARY_TEST_LONG ? LONG : [])]
const STEPS = 300
const TEXT =
  'T Title\nP We, the cities\n1 one|\n2 two\n2.1 sub\n2.2 other\n3 three\n4 four\n4.1 deep\n5 five\nC Tokyo'
const KEYS = [
  'Enter',
  'Shift-Enter',
  'Backspace',
  'Delete',
  'Tab',
  'Shift-Tab',
  'Alt-Shift-ArrowUp',
  'Alt-Shift-ArrowDown',
  'Mod-b',
  'Mod-z',
  'Mod-z',
  'Mod-Shift-z',
]

for (const seed of SEEDS) {
  test(`[LK12] nothing locked is touched by ${STEPS} steps, seed ${seed}`, () => {
    const random = seededRandom(seed)
    const a = openEditor(TEXT, { clientId: 100 })
    const b = openEditor(a.doc, { clientId: 200 })
    const server = new Y.Doc()
    Y.applyUpdate(server, Y.encodeStateAsUpdate(a.doc))
    let locked = new Map<string, NonNullable<ReturnType<typeof clauseHandle>>>()
    const where = { step: 0 }
    const pass = (update: Uint8Array, origin: unknown, to: TestEditor) => {
      if (origin === 'remote') return
      judge(server, update, locked, `seed ${seed}, step ${where.step}`)
      Y.applyUpdate(server, update)
      Y.applyUpdate(to.doc, update, 'remote')
    }
    a.doc.on('update', (update, origin) => pass(update, origin, b))
    b.doc.on('update', (update, origin) => pass(update, origin, a))
    for (; where.step < STEPS; where.step++) {
      if (random.chance(0.05)) {
        locked = lockSome(a, server, random)
        for (const text of [a, b]) text.lock(...locked.keys())
      }
      act(random.chance(0.5) ? a : b, random)
    }
    expect(b.editor.getJSON()).toEqual(a.editor.getJSON())
    // One text of sixty has so few locks that nobody comes upon one.
    if (FAILED.includes(seed)) expect(a.attempts.length + b.attempts.length).toBeGreaterThan(0)
  })
}

/** Ids that concurrent acts doubled are left alone: the server tells them apart. */
function lockSome({ editor }: TestEditor, server: Y.Doc, random: Random) {
  const ids = clausesOf(editor.state.doc).flatMap(({ node }) => clauseId(node) ?? [])
  const single = ids.filter((id) => ids.indexOf(id) === ids.lastIndexOf(id) && random.chance(0.3))
  const handles = single.flatMap((id) => {
    const handle = clauseHandle(server, id)
    return handle ? [[id, handle] as const] : []
  })
  return new Map(handles)
}

function judge(
  server: Y.Doc,
  update: Uint8Array,
  clauses: ReadonlyMap<string, NonNullable<ReturnType<typeof clauseHandle>>>,
  where: string,
): void {
  const read = readUpdate(update)
  if (read.kind !== 'read') throw new Error(`${where}: ${read.kind}`)
  const verdict = judgeUpdate(server, read, { owns: () => true, mayEdit: true })
  if (verdict.kind === 'nothing-new') return
  if (verdict.kind !== 'ok') throw new Error(`${where}: ${JSON.stringify(verdict)}`)
  const guard = judgeLocks(verdict.update, LockedItems.in(server, { isClosed: false, clauses }))
  expect(guard, where).toEqual({ kind: 'ok' })
}

function act(text: TestEditor, random: Random): void {
  if (random.chance(0.6)) placeCaret(text, random)
  if (random.chance(0.4)) text.type(random.pick(['x', 'yz ', '語']))
  else if (random.chance(0.1)) text.paste(random.pick([{ text: '1. A\n(a) B\n2. D' }, { text: 'E\n\nF' }]))
  else text.press(random.pick(KEYS))
}

function placeCaret({ editor, select }: TestEditor, random: Random): void {
  const starts: { pos: number; size: number }[] = []
  editor.state.doc.descendants((node, pos) => {
    if (node.isTextblock) starts.push({ pos: pos + 1, size: node.content.size })
    return !node.isTextblock
  })
  if (starts.length === 0) return
  const at = () => {
    const { pos, size } = random.pick(starts)
    return pos + random.int(size + 1)
  }
  const anchor = at()
  select(anchor, random.chance(0.15) ? at() : anchor)
}
