import { cleanup } from '@testing-library/react'
import { useEffect } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { startI18n } from '../i18n/i18n.ts'
import type { OutlineRow } from './outline-rows.ts'
import { draft, showDesk } from './testing/show-desk.tsx'
import { useTellAttempt } from './use-editor-locks.ts'

await startI18n('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const rows: OutlineRow[] = [
  {
    key: 'cccccccc',
    container: 'clauses',
    clauseId: 'cccccccc',
    depth: 0,
    number: '3',
    label: 'Clause 3',
    named: 'clause 3',
    words: '',
    within: [],
    lock: undefined,
    fact: undefined,
    own: undefined,
    here: [],
  },
]

function Attempt() {
  const tell = useTellAttempt(rows)
  useEffect(() => tell('cccccccc'), [tell])
  return null
}

test('[DK63] an attempt on a locked clause says who can unlock it, and to the secretariat where', () => {
  const sentences = (['drafter', 'secretariat'] as const).map((role) => {
    const { told } = showDesk({ ...draft, role }, <Attempt />)
    cleanup()
    return told[0]?.sentence
  })
  expect(sentences).toEqual([
    'Clause 3 is locked. Only the secretariat can unlock it.',
    'Clause 3 is locked. Unlock it in the panel first.',
  ])
})
