// The verifier against everything that can be done to a signed PDF.
import { beforeAll, describe, expect, test } from 'vitest'
import { asciiBytes, concatBytes, textOfAscii } from '../signing/bytes.ts'
import { parseCertificate } from '../signing/certificate.ts'
import type { Bytes } from '../signing/subtle.ts'
import { seededRandom } from '../testing/random.ts'
import { makeTestAuthority } from '../testing/test-authority.ts'
import {
  FIRST_PAGE,
  increment,
  otherPage,
  previous,
  signField,
  type TestSigning,
  unsignedPdf,
  withValidationData,
} from '../testing/test-signed-pdf.ts'
import { PdfReader } from './pdf-values.ts'
import type { Finding } from './report.ts'
import type { Trust } from './trust.ts'
import { type VerifiedPdf, verifyPdf } from './verify-pdf.ts'

const { subtle } = crypto
const FIELDS = ['Secretariat', 'Tokyo', 'Hanoi', 'Seoul']
const AT = '2010-11-08T11:25:00.000Z'
const MUTATIONS = process.env.PLENARY_TEST_LONG ? 4_000 : 250

let signing: TestSigning
let trust: Trust
/** Sealed, then signed by Tokyo, then by Hanoi. */
let sealed: Bytes
let once: Bytes
let twice: Bytes

const names = (commonName: string) => ({
  commonName,
  title: 'Governor',
  organization: commonName,
  unit: 'Tokyo',
})
const sign = async (bytes: Bytes, place: number) =>
  (await signField(signing, bytes, place, { names: names(FIELDS[place] ?? ''), at: AT })).bytes

beforeAll(async () => {
  const authority = await makeTestAuthority(subtle)
  const root = parseCertificate(authority.root)
  if (!root) throw new Error('no root')
  signing = { subtle, authority, fields: FIELDS }
  trust = { roots: [root], fingerprints: [], lists: [] }
  sealed = await sign(unsignedPdf(FIELDS, '{}'), 0)
  once = await sign(sealed, 1)
  twice = await sign(once, 2)
})

/** What is not said to hold, as codes; of a signature, with its field. */
function faults({ findings, signatures }: VerifiedPdf): string[] {
  const notHolding = (list: readonly Finding[]) =>
    list.filter(({ status }) => status === 'broken').map(({ reason }) => reason.code)
  return [
    ...notHolding(findings),
    ...signatures.flatMap(({ field, findings: own }) =>
      notHolding(own).map((code) => `${field?.name ?? '?'}: ${code}`),
    ),
  ]
}

const found = async (bytes: Bytes) => faults(await verifyPdf(subtle, bytes, trust))

/** The same bytes with one bit of the first letter of these words changed. */
function altered(bytes: Bytes, words: string, from = 0): Bytes {
  const at = textOfAscii(bytes).indexOf(words, from)
  if (at === -1) throw new Error(`no ${words}`)
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

test('[VF1] a PDF as Plenary signs it holds: who signed, when, and that nothing else was changed', async () => {
  const verified = await verifyPdf(subtle, twice, trust)
  expect(faults(verified)).toEqual([])
  const shown = verified.signatures.map(({ kind, field, signatory, at }) => [
    kind,
    field?.name,
    signatory?.commonName,
    at,
  ])
  expect(shown).toEqual([
    ['seal', 'Secretariat', 'Secretariat', AT],
    ['city', 'Tokyo', 'Tokyo', AT],
    ['city', 'Hanoi', 'Hanoi', AT],
  ])
  expect(verified.sealed?.length).toBe(sealed.length)
  expect(verified.emptyFields.map(({ name }) => name)).toEqual(['Seoul'])
})

describe('what was changed afterwards is found, and named', () => {
  test('[VF2] one bit in the page: every signature over it', async () => {
    expect(await found(altered(twice, 'Declaration'))).toEqual(
      FIELDS.slice(0, 3).map((name) => `${name}: bytes-changed`),
    )
  })

  test('[VF2] one bit in a field, in the certified increment', async () => {
    expect((await found(altered(twice, '/TU (Seoul)'.slice(5)))).length).toBeGreaterThan(2)
  })

  test('[VF2] one bit in a later increment: that signature and those after it', async () => {
    const stamped = altered(twice, "+00'00'", sealed.length)
    expect(await found(stamped)).toEqual(
      expect.arrayContaining(['Tokyo: bytes-changed', 'Hanoi: bytes-changed']),
    )
    expect(await found(stamped)).not.toContain('Secretariat: bytes-changed')
  })

  test('[VF3] any hexadecimal digit of the last signature, its case and the zeros behind it included', async () => {
    const text = textOfAscii(twice)
    const start = text.lastIndexOf('/Contents <') + '/Contents <'.length
    const end = text.indexOf('>', start)
    const random = seededRandom(11)
    for (let round = 0; round < 60; round += 1) {
      const at = start + random.int(end - start)
      const copy = twice.slice()
      const old = String.fromCharCode(copy[at] ?? 0)
      const others = [...'0123456789abcdefABCDEF'].filter((digit) => digit !== old)
      copy[at] = others[random.int(others.length)]?.charCodeAt(0) ?? 0
      expect(await found(copy), `digit ${at - start}`).not.toEqual([])
    }
  })

  test('[VF3] the algorithm beside the signature of the root, which nothing signs', async () => {
    const algorithm = '300a06082a8648ce3d040302'
    const text = textOfAscii(twice)
    // The last one is the signer's own.
    const at = text.lastIndexOf(algorithm, text.lastIndexOf(algorithm) - 1)
    for (const [place, digit] of [
      [at, 'e'],
      [at + 23, '3'],
    ] as const) {
      const copy = twice.slice()
      copy[place] = digit.charCodeAt(0)
      expect(await found(copy)).not.toEqual([])
    }
  })

  test('[VF4] bytes behind the end', async () => {
    expect(await found(concatBytes(twice, asciiBytes('hello')))).toEqual(['bytes-behind'])
    expect(await found(concatBytes(twice, asciiBytes('\n')))).toEqual(['bytes-behind'])
  })

  test('[VF5] a page that a later increment exchanges', async () => {
    const verified = await verifyPdf(subtle, otherPage(twice), trust)
    expect(faults(verified)).toEqual(['changed-afterwards'])
    expect(verified.findings.find(({ status }) => status === 'broken')?.reason.values).toEqual({
      what: [{ kind: 'page', name: '1' }],
    })
  })

  test('[VF5] the same, covered by a further valid signature', async () => {
    expect(await found(await sign(otherPage(twice), 3))).toEqual(['changed-in-between'])
  })

  test('[VF5] the same within the increment of a valid signature', async () => {
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R >>`
    const malicious = await signField({ ...signing }, twice, 3, {
      names: names('Seoul'),
      at: AT,
      more: [[FIRST_PAGE, page]],
    })
    expect(await found(malicious.bytes)).toEqual(['Seoul: objects-changed'])
  })

  test('[VF5] what a validator appends for archives', async () => {
    expect(await found(withValidationData(twice, FIELDS))).toEqual(['changed-afterwards'])
  })

  test('[VF6] an increment whose table leaves the one before it out', async () => {
    const shadow = otherPage(twice)
    const covered = await sign(shadow, 3)
    const text = textOfAscii(covered)
    const [before, now] = [previous(shadow), previous(twice)]
    const unlinked =
      text.slice(0, shadow.length) + text.slice(shadow.length).replace(before, now.padEnd(before.length))
    expect(await found(asciiBytes(unlinked))).not.toEqual([])
  })

  test('[VF6] an object that the sealed text referred to before it existed', async () => {
    const waiting = unsignedPdf(FIELDS, '{}')
    const base = increment(
      waiting,
      [[4, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 777 0 R >>']],
      previous(waiting),
    )
    const signed = await sign(base, 0)
    expect(await found(await sign(signed, 1))).toEqual([])
    const filled = await signField(signing, signed, 1, {
      names: names('Tokyo'),
      at: AT,
      more: [[777, '<< /Length 0 >>\nstream\n\nendstream']],
    })
    expect(await found(filled.bytes)).toEqual(['Tokyo: gap-filled'])
  })

  test('[VF7] a field that was signed once is not signed again, and one that is none is not signed', async () => {
    expect(await found(await sign(twice, 2))).toEqual(['Hanoi: field-changed'])
    const elsewhere = await signField(signing, twice, 3, { names: names('Seoul'), at: AT, number: 500 })
    expect(await found(elsewhere.bytes)).toEqual(['?: no-field', '?: certificate-for-other'])
  })

  test('[VF8] a text that nothing seals', async () => {
    const first = await signField(signing, unsignedPdf(FIELDS, '{}'), 1, { names: names('Tokyo'), at: AT })
    expect(await found(first.bytes)).toEqual(['not-certified', 'Tokyo: certificate-for-other'])
  })

  test('[VF8] no signature at all, or no PDF, is not known', async () => {
    for (const bytes of [unsignedPdf(FIELDS, '{}'), asciiBytes('%PDF-1.7 nothing'), new Uint8Array(0)]) {
      const { findings, signatures } = await verifyPdf(subtle, bytes, trust)
      expect([findings.map(({ status }) => status), signatures]).toEqual([['unknown'], []])
    }
  })
})

test('[VF15] pages within pages and comment after comment: however many, the verifier answers', async () => {
  const comments = new PdfReader(`${'%\n'.repeat(3_000_000)}null`, 0)
  expect(comments.value()).toEqual({ kind: 'null' })
  const kids = Array.from({ length: 9_000 }, (_, each): [number, string] => [
    1_000 + each,
    `<< /Kids [${1_001 + each} 0 R] >>`,
  ])
  const nested = increment(once, [[1, '<< /Type /Catalog /Pages 1000 0 R >>'], ...kids], previous(once))
  const changed = increment(nested, [[FIRST_PAGE, 'null']], previous(nested))
  expect(await found(changed)).toEqual(['changed-in-between', 'changed-afterwards'])
})

test('[VF14] a key that somebody kept signs nothing else: no field of others, no other signing, no seal', async () => {
  const kept = async (bytes: Bytes, place: number, use: string) =>
    found((await signField(signing, bytes, place, { names: names('Tokyo'), at: AT, use })).bytes)
  expect(await kept(once, 2, 's1/Tokyo')).toEqual(['Hanoi: certificate-for-other'])
  expect(await kept(once, 2, 's2/Hanoi')).toEqual(['Hanoi: certificate-for-other'])
  expect(await kept(once, 2, 's1/seal')).toEqual(['Hanoi: certificate-for-other'])
  expect(await kept(unsignedPdf(FIELDS, '{}'), 0, 's1/Tokyo')).toEqual(['Secretariat: certificate-for-other'])
  expect(await kept(unsignedPdf(FIELDS, '{}'), 0, '')).toEqual(['Secretariat: certificate-for-other'])
})

test('[VF9] whatever bytes are altered, cut off or put in, the verifier answers, and finds it', {
  timeout: 300_000,
}, async () => {
  const seed = Date.now() % 1_000_000
  const random = seededRandom(seed)
  const upTo = (count: number) => random.int(count)
  for (let round = 0; round < MUTATIONS; round += 1) {
    const at = upTo(twice.length)
    const [before, after] = [twice.slice(0, at), twice.slice(at)]
    const junk = Uint8Array.from({ length: 1 + upTo(8) }, () => upTo(256))
    const kinds = [
      () => concatBytes(before, Uint8Array.of((after[0] ?? 0) ^ (1 << upTo(8))), after.slice(1)),
      () => concatBytes(before, junk, after),
      () => concatBytes(before, after.slice(1 + upTo(40))),
      () => concatBytes(before, before.slice(upTo(at + 1)), after),
    ]
    const mutated = kinds[round % kinds.length]?.() ?? twice
    if (textOfAscii(mutated) === textOfAscii(twice)) continue
    const verified = await verifyPdf(subtle, mutated, trust)
    const isGreen = faults(verified).length === 0 && verified.signatures.length === 3
    expect(isGreen, `seed ${seed}, round ${round}`).toBe(false)
  }
})
