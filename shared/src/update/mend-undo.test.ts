import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { FRAGMENT } from '../schema/nodes.ts'
import { clause, copyOf, FIRST, smallText, textOf, updateBy } from '../testing/small-text.ts'
import { judgeUpdate } from './judge-update.ts'
import { mendUndo } from './mend-undo.ts'
import { readUpdate } from './read-update.ts'

const ME = 7
const sender = { owns: (client: number) => client === ME, mayEdit: true }

/** Deletes two letters, undoes that, deletes the whole paragraph together with a last letter, and undoes that. */
function undoTwice() {
  const server = smallText()
  const mine = copyOf(server, ME)
  const undo = new Y.UndoManager(mine.getXmlFragment(FRAGMENT), { captureTimeout: 0 })
  const words: string[] = []
  const edits = [
    () => textOf(mine, FIRST).delete(7, 2),
    () => void undo.undo(),
    () => {
      textOf(mine, FIRST).insert(8, 'z')
      clause(mine, FIRST).delete(0, 1)
    },
    () => void undo.undo(),
  ]
  for (const edit of edits) {
    const updates: Uint8Array[] = []
    const keep = (update: Uint8Array) => updates.push(update)
    mine.on('update', keep)
    if (edits.indexOf(edit) % 2 === 0) mine.transact(edit)
    else edit()
    mine.off('update', keep)
    for (const bytes of updates) {
      const read = readUpdate(bytes)
      if (read.kind !== 'read') throw new Error(read.code)
      const verdict = judgeUpdate(server, read, sender)
      words.push(verdict.kind === 'refused' ? verdict.code : verdict.kind)
      Y.applyUpdate(server, bytes)
    }
  }
  const [shown, stored, fresh] = [mine, server, copyOf(mine, 8)].map((doc) => textOf(doc, FIRST).toString())
  return { shown, stored, fresh, words }
}

test('[GT23] undo of Yjs makes copies differ, and the gate refuses what it sends; mended it does neither', () => {
  const unmended = undoTwice()
  expect(unmended.shown).toBe('Cooperate')
  expect(new Set([unmended.shown, unmended.stored, unmended.fresh]).size).toBeGreaterThan(1)
  expect(unmended.words).toContain('malformed')
  mendUndo()
  const mended = undoTwice()
  expect(mended).toEqual({ shown: 'Cooperate', stored: 'Cooperate', fresh: 'Cooperate', words: mended.words })
  expect(new Set(mended.words)).toEqual(new Set(['ok']))
})

test('[GT23] typing is as it was', () => {
  mendUndo()
  const doc = smallText()
  const copy = copyOf(doc, ME)
  const bytes = updateBy(copy, () => {
    textOf(copy, FIRST).insert(0, 'We ')
    textOf(copy, FIRST).insert(3, 'all ')
  })
  Y.applyUpdate(doc, bytes)
  expect(textOf(doc, FIRST).toString()).toBe('We all Cooperate')
})
