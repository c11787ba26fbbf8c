// `npm run bench:recovery`: how long the page computes after a refusal, with 500 edits that were made without a connection. The
// rest of a recovery is one connection and one transaction of the device's store.
import { newClauseId } from '@plenary/shared/ids'
import type { ContentJson } from '@plenary/shared/schema/content'
import { type Random, seededRandom } from '@plenary/shared/testing/random'
import { seedDocument } from '@plenary/shared/update/seed-document'
import * as Y from 'yjs'
import { rebase } from './rebase.ts'
import { draftsOf } from './recovery.ts'

const [CLAUSES, WORDS, LOCKS, EDITS, ROUNDS] = [200, 60, 10, 500, 30]

function contentOf(random: Random): ContentJson {
  const words = () =>
    Array.from({ length: WORDS }, () => random.pick(['city', 'network', 'shall', 'and'])).join(' ')
  const paragraph = () => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: words() }],
  })
  const clause = () => ({
    type: 'clause' as const,
    attrs: { id: newClauseId(random.bytes) },
    content: [paragraph()],
  })
  return {
    type: 'doc',
    content: [
      { type: 'title', content: [paragraph()] },
      { type: 'preamble' },
      { type: 'clauses', content: Array.from({ length: CLAUSES }, clause) },
      { type: 'closing' },
    ],
  }
}

const clausesOf = (doc: Y.Doc) => doc.getXmlFragment('declaration').get(2) as Y.XmlElement

function textOf(doc: Y.Doc, clause: number): Y.XmlText {
  return ((clausesOf(doc).get(clause) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText
}

/** Types and deletes in every clause, the locked ones included; others have written meanwhile. */
function round(seed: number): number {
  const random = seededRandom(seed)
  const start = seedDocument(contentOf(random), 1)
  const [old, now] = [new Y.Doc(), new Y.Doc()]
  for (const doc of [old, now]) Y.applyUpdate(doc, start)
  const edits: Uint8Array[] = []
  old.on('update', (update: Uint8Array) => edits.push(update))
  for (let count = 0; count < EDITS; count += 1) {
    const text = textOf(old, random.int(CLAUSES))
    if (random.chance(0.2)) text.delete(random.int(text.length - 1), 1)
    else text.insert(random.int(text.length + 1), 'word ')
  }
  for (let count = 0; count < EDITS; count += 1)
    textOf(now, LOCKS + random.int(CLAUSES - LOCKS)).insert(0, 'x')
  const locked = Array.from({ length: LOCKS }, (_, index) =>
    String((clausesOf(old).get(index) as Y.XmlElement).getAttribute('id')),
  )
  const startedAt = performance.now()
  const rebased = rebase({ old, now, edits, locked })
  if (!rebased?.edit) throw new Error('nothing was brought in')
  draftsOf(rebased.wordings, { replica: 'r', textId: 't', code: 'locked', at: 0 })
  return performance.now() - startedAt
}

const times = Array.from({ length: ROUNDS }, (_, seed) => round(seed)).sort((a, b) => a - b)
const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(0)
console.log(
  [
    '## After a refusal',
    '',
    `${EDITS} edits made without a connection, ${LOCKS} locks in ${CLAUSES} clauses of ${WORDS} words, ${EDITS} edits of others; ${ROUNDS} rounds, milliseconds.`,
    '',
    '| | p50 | p95 |',
    '|---|---|---|',
    `| rebase and drafts | ${at(0.5)} | ${at(0.95)} |`,
  ].join('\n'),
)
