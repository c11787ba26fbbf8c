// A declaration as JSON.
import { join } from 'node:path'
import { clauseDigests, declarationDigest, textDigest } from '@plenary/shared/canon/digests'
import { contentSchema } from '@plenary/shared/schema/content'
import { expect, test } from 'vitest'
import { exportedText, hostile, signatory, tokyo, tomsk } from '../testing/exported-declarations.ts'
import { deepClauses, written } from '../testing/written-content.ts'
import { declarationJson } from './declaration-json.ts'

const FIXTURES = join(import.meta.dirname, '..', 'testing', 'fixtures')

test('[EX40] JSON of the Tokyo and the Tomsk declaration is as it was reviewed', async () => {
  await expect(declarationJson(tokyo())).toMatchFileSnapshot(join(FIXTURES, 'tokyo-declaration.en.json'))
  await expect(declarationJson(tomsk())).toMatchFileSnapshot(join(FIXTURES, 'tomsk-declaration.ja.json'))
})

test('[EX44] JSON says whether it is a draft', () => {
  expect([tokyo(), tomsk()].map((each) => JSON.parse(declarationJson(each)).isDraft)).toEqual([false, true])
})

test('[EX57] JSON has the whole content, and the digests that anybody computes from it', () => {
  const text = exportedText('en', 'authentic', written(deepClauses()))
  for (const declaration of [
    tokyo(),
    hostile(),
    tokyo({ text, version: { ...tokyo().version, digest: declarationDigest([text]) } }),
  ]) {
    const read = JSON.parse(declarationJson(declaration))
    expect(read.content).toEqual(declaration.text.content)
    expect(read.digests.text).toBe(textDigest(read.content))
    expect(read.digests.declaration).toBe(declarationDigest([{ ...read.text, digest: read.digests.text }]))
    const clauses: { id: string; digest: string }[] = read.digests.clauses
    expect(clauses.map(({ id, digest }) => [id, digest])).toEqual([...clauseDigests(read.content)])
  }
  const numbers = JSON.parse(declarationJson(tokyo({ text }))).digests.clauses
  expect(numbers.map(({ number }: { number: string }) => number).join(', ')).toBe(
    '1, 2, 2 (a), 2 (b), 2 (b) (i), 2 (b) (i) (1), 2 (c), 3',
  )
  expect(contentSchema.safeParse(JSON.parse(declarationJson(tokyo())).content).success).toBe(true)
})

test('[EX57] JSON has everything that is known of signatories, version and adoption', () => {
  const outcome = { kind: 'signed', way: 'electronic', at: '2010-11-09T02:30:00.000Z' } as const
  const declaration = tokyo({
    signatories: [signatory({ city: 'Jakarta', name: 'A', title: 'B', holder: 'Seoul', outcome })],
  })
  const { signatories, version, adoption } = declaration
  const { timeZone: _ofReaders, ...plenary } = declaration.plenary
  const read = JSON.parse(declarationJson(declaration))
  expect(read).toMatchObject({ signatories, plenary, adoption })
  expect({ ...read.version, digest: read.digests.declaration, form: read.digests.form }).toEqual(version)
})

test('[EX58] JSON is the same bytes in whatever order its members came', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, reversed(member)]),
    )
  }
  const declaration = hostile()
  expect(declarationJson(reversed(declaration) as typeof declaration)).toBe(declarationJson(declaration))
})
