// What locks cost a keystroke beside them: the guard, the alarm behind it, and digests that are kept up to date. Ten locks in
// a text of 200 clauses that grows while it is measured.
import { KeptDigests } from '@plenary/shared/canon/kept-digests'
import { judgeLocks } from '@plenary/shared/update/judge-locks'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { LockedItems } from '@plenary/shared/update/locked-items'
import { readUpdate, UPDATE_BOUNDS } from '@plenary/shared/update/read-update'
import * as Y from 'yjs'
import { CLAUSES, recordKeystrokes, WORDS } from './keystrokes.ts'
import { microseconds } from './microseconds.ts'

const KEYSTROKES = 20_000
const LOCKS = 10

export async function benchGuard(): Promise<string> {
  const { seed, updates } = recordKeystrokes(KEYSTROKES, LOCKS)
  const server = new Y.Doc()
  Y.applyUpdate(server, seed)
  const clauses = (server.getXmlFragment('declaration').get(2) as Y.XmlElement).toArray() as Y.XmlElement[]
  const locked = clauses.slice(0, LOCKS)
  const items = LockedItems.in(server, {
    isClosed: false,
    clauses: new Map(
      locked.flatMap((clause) => (clause._item ? [[clause.getAttribute('id') ?? '', clause._item.id]] : [])),
    ),
  })
  const digests = new KeptDigests(server)
  digests.text()
  const sender = { owns: () => true, mayEdit: true }
  const [guard, both, alarm, upkeep]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const [index, bytes] of updates.entries()) {
    const startedAt = performance.now()
    const read = readUpdate(bytes, UPDATE_BOUNDS)
    if (read.kind === 'refused') throw new Error(read.code)
    const verdict = judgeUpdate(server, read, sender)
    if (verdict.kind !== 'ok') throw new Error(verdict.kind)
    const gateAt = performance.now()
    if (judgeLocks(verdict.update, items).kind !== 'ok') throw new Error('refused')
    const guardAt = performance.now()
    Y.applyUpdate(server, bytes)
    const appliedAt = performance.now()
    for (const clause of locked) digests.clause(clause)
    const alarmAt = performance.now()
    digests.clause(clauses[LOCKS + (index % (CLAUSES - LOCKS))] as Y.XmlElement)
    digests.text()
    guard.push(guardAt - gateAt)
    both.push(guardAt - startedAt)
    alarm.push(alarmAt - appliedAt)
    upkeep.push(performance.now() - alarmAt)
  }
  return [
    '## Locks, per keystroke beside them',
    '',
    `${updates.length} keystrokes, ${LOCKS} locks in ${CLAUSES} clauses of ${WORDS} words, microseconds.`,
    '',
    ...microseconds({
      'guard: does it touch a locked clause?': guard,
      'gate and guard together': both,
      'alarm: do the locked clauses say what they said?': alarm,
      'digests: of the clause that was typed in, and of the whole text': upkeep,
    }),
    '',
  ].join('\n')
}
