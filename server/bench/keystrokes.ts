// A recorded load: keystrokes of one author in a text of 200 clauses that grows while they are made.
import { newClauseId } from '@plenary/shared/ids'
import type { ContentJson } from '@plenary/shared/schema/content'
import { seededRandom } from '@plenary/shared/testing/random'
import { seedDocument } from '@plenary/shared/update/seed-document'
import * as Y from 'yjs'
import { clauseText } from '../wire/wire-client.ts'

export const CLAUSES = 200
export const WORDS = 60

export interface Keystrokes {
  /** The text's first update. */
  readonly seed: Uint8Array
  readonly updates: readonly Uint8Array[]
}

/** @param first the keystrokes fall into the clauses from this one on */
export function recordKeystrokes(count: number, first = 0): Keystrokes {
  const random = seededRandom(1)
  const seed = seedDocument(longText(random), 1)
  const author = new Y.Doc()
  Y.applyUpdate(author, seed)
  const updates: Uint8Array[] = []
  author.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index += 1) {
    const text = clauseText(author, first + random.int(CLAUSES - first))
    if (random.chance(0.15) && text.length > 1) text.delete(random.int(text.length - 1), 1)
    else text.insert(random.int(text.length + 1), 'x')
  }
  return { seed, updates }
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
