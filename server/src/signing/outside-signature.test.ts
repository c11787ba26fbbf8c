import { webcrypto } from 'node:crypto'
import { asciiBytes, concatBytes, textOfAscii } from '@plenary/shared/signing/bytes'
import { type Certificate, parseCertificate } from '@plenary/shared/signing/certificate'
import type { Bytes } from '@plenary/shared/signing/subtle'
import { seededRandom } from '@plenary/shared/testing/random'
import { makeTestAuthority } from '@plenary/shared/testing/test-authority'
import {
  FIRST_PAGE,
  fieldNumber,
  increment,
  otherPage,
  previous,
  signField,
  type TestSigning,
  unsignedPdf,
  withValidationData,
} from '@plenary/shared/testing/test-signed-pdf'
import { verifyPdf } from '@plenary/shared/verify/verify-pdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OutsideIncrement, OutsideSigner, objectIn, signOutside } from '../testing/outside-signer.ts'
import { checkOutside, type OutsideFault, type OutsideSignature } from './outside-signature.ts'
import { OutsideThread } from './outside-thread.ts'

const { subtle } = webcrypto
const FIELDS = ['seal', 'city-hanoi', 'city-seoul']
const AT = '2010-11-08T11:30:00.000Z'
const HANOI = fieldNumber(1)
const NOBODY = { trusted: [], now: AT }
const MUTATIONS = process.env.PLENARY_TEST_LONG ? 3_000 : 150
const names = { commonName: 'A city', title: '', organization: '', unit: '' }

const signer = new OutsideSigner()
let signing: TestSigning
let root: Certificate
let base: Bytes
/** By an RSA key, in Hanoi's field. */
let good: Bytes

beforeAll(async () => {
  const authority = await makeTestAuthority(subtle)
  root = parseCertificate(authority.root) as Certificate
  signing = { subtle, authority, fields: FIELDS }
  base = (await signField(signing, unsignedPdf(FIELDS, '{}'), 0, { names, at: AT })).bytes
  good = outside()
})
afterAll(() => signer.close())

const byRsa = (content: Bytes) => signer.sign(content, 'rsa', '-cades')
const outside = (more: Partial<OutsideIncrement> = {}) =>
  signOutside(base, { field: HANOI, sign: byRsa, at: AT, ...more })

function check(uploaded: Bytes): Promise<OutsideSignature | OutsideFault> {
  return checkOutside(subtle, { base, uploaded, field: 'city-hanoi', roots: [root], ...NOBODY })
}

test('[SG130] a signature with a certificate of others is taken as it says it is, whatever its algorithm', async () => {
  const ways = [
    byRsa,
    (content: Bytes) => signer.sign(content, 'rsa', '-cades', '-md', 'sha512'),
    (content: Bytes) => signer.sign(content, 'rsa', '-cades', '-keyopt', 'rsa_padding_mode:pss'),
    (content: Bytes) => signer.sign(content, 'p256', '-cades'),
    (content: Bytes) => signer.sign(content, 'p384', '-cades', '-md', 'sha384'),
  ]
  for (const sign of ways) {
    expect(await check(outside({ sign }))).toMatchObject({
      subject: { commonName: 'Nguyen Van Qualified', organization: 'Hanoi' },
      issuer: { commonName: 'Qualified Trust CA', organization: 'Trust Services Ltd' },
      at: AT,
    })
  }
  const plain = outside({
    sign: (content) => signer.sign(content, 'rsa'),
    kind: 'adbe.pkcs7.detached',
    at: '',
  })
  expect(await check(plain)).toMatchObject({ at: expect.stringMatching(/^20\d\d-/) })
})

describe('what is no signature of this text, in this field, and nothing else, is refused with its reason', () => {
  test('[SG131] another file, or nothing that is new', async () => {
    expect(await check(base)).toBe('pdf-unsigned')
    expect(await check(asciiBytes('%PDF-1.7 another'))).toBe('pdf-other')
    expect(await check(increment(base, [[900, '<< /A 1 >>']], previous(base)))).toBe('pdf-unsigned')
    const other = good.slice()
    other[20] = (other[20] ?? 0) ^ 1
    expect(await check(other)).toBe('pdf-other')
  })

  test('[SG132] a signature that is not over everything, or that something precedes or follows', async () => {
    expect(await check(outside({ short: 10 }))).toBe('pdf-not-covered')
    expect(await check(concatBytes(good, asciiBytes('\n')))).toBe('pdf-not-covered')
    expect(await check(withValidationData(good, FIELDS))).toBe('pdf-several-steps')
    expect(await check(signOutside(otherPage(base), { field: HANOI, sign: byRsa }))).toBe('pdf-several-steps')
    expect(await check(concatBytes(base, asciiBytes('hello')))).toBe('pdf-unreadable')
  })

  test('[SG133] a signature in another field, or in one that was signed', async () => {
    expect(await check(outside({ field: fieldNumber(2) }))).toBe('pdf-other-field')
    const elsewhere = objectIn(base, HANOI).replace('city-hanoi', 'city-hanoi2')
    expect(await check(outside({ field: 4, more: [[950, elsewhere]] }))).toBe('pdf-other-field')
    const upload = { base: good, field: 'city-hanoi', roots: [root] }
    const again = signOutside(good, { field: HANOI, sign: byRsa, ofField: '/AS /N' }).slice()
    expect(await checkOutside(subtle, { ...upload, ...NOBODY, uploaded: again })).toBe('pdf-unreadable')
  })

  test('[SG134] pages, words, drawings, form and description stay as they were', async () => {
    const page = objectIn(base, FIRST_PAGE)
    const catalog = objectIn(base, 1)
    const changes: Partial<OutsideIncrement>[] = [
      { more: [[FIRST_PAGE, page.replace('/Contents 5', '/Contents 6')]] },
      { more: [[5, '<< /Length 3 >>\nstream\nabc\nendstream']] },
      { more: [[7, '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>']] },
      { more: [[fieldNumber(2), objectIn(base, fieldNumber(2)).replace('/F 4', '/F 2')]] },
      {
        more: [
          [1, catalog.replace('/Pages 2', '/Pages 800')],
          [800, objectIn(base, 2)],
        ],
      },
      { more: [[1, catalog.replace('/SigFlags 3', '/SigFlags 0')]] },
      { more: [[1, catalog.replace(/>>$/, '/OpenAction 801 0 R >>')]] },
      {
        more: [
          [1, catalog.replace(/>>$/, '/Metadata 802 0 R >>')],
          [802, described('Other words')],
        ],
      },
      { ofField: '/AA << /E 803 0 R >>' },
      { ofField: '/Parent 3 0 R' },
    ]
    for (const change of changes) expect(await check(outside(change))).toBe('pdf-changed')
  })

  test('[SG135] what programs write beside a signature, and nobody reads otherwise for it, is taken', async () => {
    const catalog = objectIn(base, 1)
    const withFonts = catalog.replace('/SigFlags 3', '/SigFlags 3 /DA (/Helv 0 Tf) /DR << /Font 804 0 R >>')
    const drawing = '<< /Type /XObject /Subtype /Form /BBox [0 0 128 40] /Length 0 >>\nstream\n\nendstream'
    const written: Partial<OutsideIncrement> = {
      ofField: '/AP << /N 805 0 R >> /AS /N /M (D:20101108113000Z)',
      more: [
        [1, withFonts.replace(/>>$/, '/Extensions << >> >>')],
        [804, '<< >>'],
        [805, drawing],
      ],
    }
    expect(await check(outside(written))).toMatchObject({ at: AT })
  })

  test('[SG136] a signature that would let nobody sign after it', async () => {
    const lock = '<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Action /All >> >>'
    expect(await check(outside({ entries: `/Reference [${lock}]` }))).toBe('pdf-locks-others')
  })

  test('[SG192] more than a picture, fonts and revocation lists take: whoever signs later would carry it along', async () => {
    const drawing = (size: number) =>
      `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length ${size} >>\nstream\n${' '.repeat(size)}\nendstream`
    const withDrawing = (size: number) =>
      outside({ ofField: '/AP << /N 805 0 R >>', more: [[805, drawing(size)]] })
    expect(await check(withDrawing(3_900_000))).toMatchObject({ at: AT })
    expect(await check(withDrawing(4 * 1024 * 1024))).toBe('pdf-adds-much')
  })

  test('[SG137] a signature that is wrong, weak, or of a kind that is not read', async () => {
    const wrong = (content: Bytes) => byRsa(concatBytes(content, asciiBytes('.')))
    expect(await check(outside({ sign: wrong }))).toBe('pdf-signature-wrong')
    const weak = [
      (content: Bytes) => signer.sign(content, 'rsa', '-cades', '-md', 'sha1'),
      (content: Bytes) => signer.sign(content, 'short', '-cades'),
    ]
    for (const sign of weak) expect(await check(outside({ sign }))).toBe('pdf-signature-weak')
    const bare = (content: Bytes) => signer.sign(content, 'rsa', '-noattr')
    expect(await check(outside({ sign: bare }))).toBe('pdf-signature-wrong')
    expect(await check(outside({ kind: 'adbe.x509.rsa_sha1' }))).toBe('pdf-signature-kind')
    expect(await check(outside({ sign: () => asciiBytes('no CMS') }))).toBe('pdf-signature-kind')
    const unbound = (content: Bytes) => signer.sign(content, 'rsa')
    expect(await check(outside({ sign: unbound }))).toBe('pdf-certificate-wrong')
  })

  test('[SG138] a key that the network certified signs on the page, where its consent is kept', async () => {
    const own = await signField(signing, base, 1, { names, at: AT })
    expect(await check(own.bytes)).toBe('pdf-certificate-own')
  })
})

test('[SG139] whatever bytes come, they are judged, and none is taken but the signed ones', async () => {
  const seed = Date.now() % 1_000_000
  const random = seededRandom(seed)
  const upTo = (count: number) => random.int(count)
  for (let round = 0; round < MUTATIONS; round += 1) {
    const at = base.length + upTo(good.length - base.length)
    const [before, after] = [good.slice(0, at), good.slice(at)]
    const junk = Uint8Array.from({ length: 1 + upTo(8) }, () => upTo(256))
    const kinds = [
      () => concatBytes(before, Uint8Array.of((after[0] ?? 0) ^ (1 << upTo(8))), after.slice(1)),
      () => concatBytes(before, junk, after),
      () => concatBytes(before, after.slice(1 + upTo(40))),
      () => concatBytes(before, before.slice(upTo(at + 1)), after),
    ]
    const mutated = kinds[round % kinds.length]?.() ?? good
    const isTaken = typeof (await check(mutated)) !== 'string'
    if (isTaken) expect(withoutHole(mutated), `seed ${seed}, round ${round}`).toBe(withoutHole(good))
  }
})

test('[SG139] a file that is not judged in time is given up, and the next one is judged', async () => {
  const job = { base, uploaded: good, field: 'city-hanoi', roots: [root.der], ...NOBODY }
  expect(await new OutsideThread({ patience: 0 }).check(job)).toBe('pdf-unreadable')
  const thread = new OutsideThread()
  const [first, second] = await Promise.all([thread.check(job), thread.check({ ...job, uploaded: base })])
  expect([first, second]).toMatchObject([{ at: AT }, 'pdf-unsigned'])
})

test('[SG140] the verifier checks it, and never says that it holds: it knows nobody who vouches for it', async () => {
  const now = new Date(Math.floor(Date.now() / 1000) * 1000).toISOString()
  const given = outside({ at: now })
  const trust = { roots: [root], fingerprints: [], lists: [] }
  const verified = await verifyPdf(
    subtle,
    (await signField(signing, given, 2, { names, at: AT })).bytes,
    trust,
  )
  expect(verified.findings.map(({ status }) => status)).toEqual(['holds', 'holds'])
  const found = verified.signatures.map(({ status, findings }) => [status, findings[0]?.reason.code])
  expect(found).toEqual([
    ['unknown', 'issuer-known'],
    ['unknown', 'written-otherwise'],
    ['unknown', 'issuer-known'],
  ])
  expect(verified.signatures[1]).toMatchObject({
    at: now,
    field: { name: 'city-hanoi' },
    signatory: { commonName: 'Nguyen Van Qualified' },
  })
  const wrong = outside({ sign: (content) => byRsa(concatBytes(content, asciiBytes('.'))) })
  expect((await verifyPdf(subtle, wrong, trust)).signatures[1]?.status).toBe('broken')
  const changed = outside({ more: [[5, '<< /Length 3 >>\nstream\nabc\nendstream']] })
  expect((await verifyPdf(subtle, changed, trust)).signatures[1]?.status).toBe('broken')
})

/** What stands in the hole is not all signed: certificates beside the signer’s could be others. */
function withoutHole(pdf: Bytes): string {
  return textOfAscii(pdf).replace(/(?<=\/Contents <)[0-9a-fA-F]+(?=>)/g, (digits) => String(digits.length))
}

function described(title: string): string {
  const xmp = `<x:xmpmeta><dc:title><rdf:li>${title}</rdf:li></dc:title></x:xmpmeta>`
  return `<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>\nstream\n${xmp}\nendstream`
}
