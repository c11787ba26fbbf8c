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
  4: '8acc0fb09419cc9d21337f7c7a76738aceef66907006cca283f5c1aab5afb692',
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
