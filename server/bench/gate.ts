// What the gate costs a keystroke: decoded, judged, and looked at for swallowed and carried words, in a text of 200 clauses that grows
// while it is measured.
import { carriedText } from '@plenary/shared/update/carried-text'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { readUpdate, UPDATE_BOUNDS } from '@plenary/shared/update/read-update'
import { findSwallowed } from '@plenary/shared/update/swallowed'
import * as Y from 'yjs'
import { CLAUSES, recordKeystrokes, WORDS } from './keystrokes.ts'
import { microseconds } from './microseconds.ts'

const KEYSTROKES = 20_000

export async function benchGate(): Promise<string> {
  const { seed, updates } = recordKeystrokes(KEYSTROKES)
  const server = new Y.Doc()
  Y.applyUpdate(server, seed)
  const sender = { owns: () => true, mayEdit: true }
  const gate: number[] = []
  const apply: number[] = []
  for (const bytes of updates) {
    const startedAt = performance.now()
    const read = readUpdate(bytes, UPDATE_BOUNDS)
    if (read.kind === 'refused') throw new Error(read.code)
    const verdict = judgeUpdate(server, read, sender)
    if (verdict.kind !== 'ok') throw new Error(verdict.kind)
    findSwallowed(verdict.update)
    carriedText(verdict.update)
    const judgedAt = performance.now()
    Y.applyUpdate(server, bytes)
    gate.push(judgedAt - startedAt)
    apply.push(performance.now() - judgedAt)
  }
  return [
    '## The gate, per keystroke',
    '',
    `${updates.length} keystrokes in ${CLAUSES} clauses of ${WORDS} words, microseconds.`,
    '',
    ...microseconds({
      'gate: decode, judge, look for swallowed and carried words': gate,
      'Yjs applies it': apply,
    }),
    '',
  ].join('\n')
}
