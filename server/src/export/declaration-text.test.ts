// A declaration as plain text.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportedText, HOSTILE, hostile, signatory, tokyo, tomsk } from '../testing/exported-declarations.ts'
import { bold, clause, deepClauses, linkTo, paragraph, words, written } from '../testing/written-content.ts'
import { declarationText } from './declaration-text.ts'

const FIXTURES = join(import.meta.dirname, '..', 'testing', 'fixtures')

test('[EX40] plain text of the Tokyo and the Tomsk declaration is as it was reviewed', async () => {
  await expect(declarationText(tokyo())).toMatchFileSnapshot(join(FIXTURES, 'tokyo-declaration.en.txt'))
  await expect(declarationText(tomsk())).toMatchFileSnapshot(join(FIXTURES, 'tomsk-declaration.ja.txt'))
})

test('[EX43] clauses have their numbers in plain text, sub-clauses stand further in', () => {
  const text = exportedText('en', 'authentic', written(deepClauses()))
  const lines = declarationText(tokyo({ text })).split('\n\n')
  expect(lines.slice(2, 14)).toEqual([
    '1. first',
    'first again',
    '2. second',
    '    (a) below',
    '    below again',
    '    (b)',
    '        (i) third level',
    '            (1) fourth level',
    'between',
    '    (c) counts on',
    'behind',
    '3.',
  ])
  expect(declarationText(tokyo({ text: { ...text, numberStyle: 'lenticular' } }))).toContain('【2】second')
})

test('[EX44] a draft in plain text begins with its mark, version and time', () => {
  expect(declarationText(hostile())).toMatch(/^DRAFT · Rev\. 4, .* · 9 November 2010, 01:58 \(UTC\)\n/)
  expect(declarationText(tokyo())).not.toContain('DRAFT')
})

test('[EX45] plain text has the signatures in their order', () => {
  const outcome = { kind: 'declined', way: null, at: '2010-11-09T02:30:00.000Z' } as const
  const signatories = [
    signatory({ city: 'Seoul', name: 'A. B.', title: 'Mayor', outcome }),
    signatory({ city: 'Jakarta', holder: 'Seoul' }),
  ]
  expect(declarationText(tokyo({ signatories }))).toContain(
    'Signatures\n1. Seoul · A. B. · Mayor · Declined to sign on 9 November 2010, 11:30 (UTC+9)\n2. Jakarta · by proxy: Seoul\n',
  )
})

test('[EX46] in plain text each paragraph is one line as it was typed, an address follows its words', () => {
  const address = 'https://example.org/'
  const content = written([
    clause(
      paragraph(
        '  *a*  ',
        words('b', bold),
        words('c', linkTo(address)),
        ' ',
        words(address, linkTo(address)),
      ),
    ),
  ])
  expect(declarationText(tokyo({ text: exportedText('en', 'authentic', content) }))).toContain(
    `\n1.   *a*  bc <${address}> ${address}\n`,
  )
  const lines = declarationText(hostile()).split('\n')
  for (const field of ['body', 'title', 'preamble', 'closing']) expect(lines).toContain(`${field} ${HOSTILE}`)
})
