// What the gate costs a keystroke: decoded, judged and checked for swallowed words, in a text of 200 clauses that grows
// while it is measured.
import { newClauseId } from '@plenary/shared/ids'
import type { ContentJson } from '@plenary/shared/schema/content'
import { seededRandom } from '@plenary/shared/testing/random'
import { judgeUpdate } from '@plenary/shared/update/judge-update'
import { readUpdate, UPDATE_BOUNDS } from '@plenary/shared/update/read-update'
import { seedDocument } from '@plenary/shared/update/seed-document'
import { findSwallowed } from '@plenary/shared/update/swallowed'
import * as Y from 'yjs'
import { percentile } from '../wire/honest-pair.ts'
import { clauseText } from '../wire/wire-client.ts'

const CLAUSES = 200
const WORDS = 60
const KEYSTROKES = 20_000

export async function benchGate(): Promise<string> {
  const random = seededRandom(1)
  const seed = seedDocument(longText(random), 1)
  const [author, server] = [new Y.Doc(), new Y.Doc()]
  for (const doc of [author, server]) Y.applyUpdate(doc, seed)
  const updates: Uint8Array[] = []
  author.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < KEYSTROKES; index += 1) {
    const text = clauseText(author, random.int(CLAUSES))
    if (random.chance(0.15) && text.length > 1) text.delete(random.int(text.length - 1), 1)
    else text.insert(random.int(text.length + 1), 'x')
  }
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
    const judgedAt = performance.now()
    Y.applyUpdate(server, bytes)
    gate.push((judgedAt - startedAt) * 1_000)
    apply.push((performance.now() - judgedAt) * 1_000)
  }
  const row = (name: string, values: number[]) =>
    `| ${name} | ${[0.5, 0.95, 0.99].map((share) => percentile(values, share).toFixed(1)).join(' | ')} |`
  return [
    '## The gate, per keystroke',
    '',
    `${updates.length} keystrokes in ${CLAUSES} clauses of ${WORDS} words, microseconds.`,
    '',
    '| | p50 | p95 | p99 |',
    '|---|---|---|---|',
    row('gate: decode, judge, look for swallowed words', gate),
    row('Yjs applies it', apply),
    '',
  ].join('\n')
}

function longText(random: ReturnType<typeof seededRandom>): ContentJson {
  const words = Array.from({ length: WORDS }, () =>
    random.pick(['city', 'network', 'shall', 'promote', 'and']),
  ).join(' ')
  const paragraph = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [paragraph] },
      { type: 'preamble', content: [] },
      {
        type: 'clauses',
        content: Array.from({ length: CLAUSES }, () => ({
          type: 'clause' as const,
          attrs: { id: newClauseId(random.bytes) },
          content: [paragraph],
        })),
      },
      { type: 'closing', content: [] },
    ],
  }
}
