// Pins what goes over the socket to the version that docs/PROTOCOL.md names: who changes the one changes the other.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { CLOSE, FRAME, QUERY, SYNC } from './frames.ts'
import { encodeMessage, FACTS } from './messages.ts'
import { presenceSchema } from './presence.ts'

const DIGESTS: Record<string, string> = {
  3: '69890eddeaebe2c937a210f1888d22ff23fb91101a9a2f7a4da50670a5a1e183',
}

test('[SY140] the protocol’s constants and bodies are those of the version in docs/PROTOCOL.md', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'PROTOCOL.md'), 'utf8')
  const version = /^Protocol version (\d+)\./m.exec(page)?.[1] ?? ''
  const protocol = JSON.stringify({
    FRAME,
    SYNC,
    CLOSE,
    QUERY,
    FACTS,
    presence: z.toJSONSchema(presenceSchema),
    messages: [
      encodeMessage({
        type: 'refused',
        code: 'locked',
        frame: 7,
        clauses: ['clause0001'],
        locked: ['clause0001', 'clause0002'],
      }),
      encodeMessage({ type: 'acknowledged', frame: 300, at: 1_289_206_800_000 }),
      encodeMessage({ type: 'fact-changed', fact: 'storage', detail: 'failing' }),
    ].map((bytes) => Array.from(bytes)),
  })
  expect(createHash('sha256').update(protocol).digest('hex')).toBe(DIGESTS[version])
})
