import { webcrypto } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalDigest } from '../canon/canonical-digest.ts'
import { addIncrement } from '../testing/add-increment.ts'
import { makeTestAuthority, type TestAuthority } from '../testing/test-authority.ts'
import { type ByteRange, digestOfRange } from './byte-range.ts'
import { asciiBytes, concatBytes, findBytes, hexOf } from './bytes.ts'
import { checkConsent, type ShownSigning } from './check-consent.ts'
import { type ConfirmedConsent, checkPrepared, type PreparedSignature } from './check-prepared.ts'
import { pdfTime } from './pdf-time.ts'
import { signedAttributes } from './signed-attributes.ts'
import { type Consent, consentSchema, type Statement, statementSchema } from './statement.ts'
import { subjectNamesOf } from './subject-names.ts'
import { type Bytes, makeSigningKey, type SigningKey, type Subtle, sha256 } from './subtle.ts'

const subtle: Subtle = webcrypto.subtle
const sealed = addIncrement(asciiBytes('%PDF-1.7\n'), {
  1: '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R 5 0 R]/SigFlags 3>>>>',
  2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R 5 0 R]>>',
  4: '<</Type/Annot/Subtype/Widget/FT/Sig/T(city-jakarta)/P 3 0 R>>',
  5: '<</Type/Annot/Subtype/Widget/FT/Sig/T(city-hanoi)/P 3 0 R>>',
})
const signedAt = '2010-11-08T11:25:00.000Z'
const DIGEST = 'ab'.repeat(32)

let authority: TestAuthority
let key: SigningKey
let consent: Consent

beforeAll(async () => {
  authority = await makeTestAuthority(subtle)
  key = await makeSigningKey(subtle)
  consent = consentSchema.parse({
    type: 'plenary-consent/1',
    declaration: { id: 'd1', title: '東京宣言', version: 7, form: 'plenary-canon/1', digest: DIGEST },
    signing: 's1',
    pdf: { sealedLength: sealed.length, sealedDigest: hexOf(await sha256(subtle, sealed)) },
    city: { id: 'jakarta', name: 'Jakarta' },
    holder: { id: 'seoul', name: 'Seoul' },
    signatory: { name: '서울 시장', title: 'Mayor' },
    key: hexOf(await sha256(subtle, key.spki)),
    nonce: 'n1',
  })
})

/** What a server prepares: an honest one, but for what is given. */
async function prepare(
  lie: {
    tail?: string
    others?: Record<number, string>
    names?: Partial<Consent>
    spki?: Bytes
    use?: string
  } = {},
): Promise<PreparedSignature> {
  const certificate = await authority.certify(
    lie.spki ?? key.spki,
    subjectNamesOf({ ...consent, ...lie.names }),
    lie.use ?? USE,
  )
  const { pdf, byteRange } = documentWith(lie.tail ?? `/M (${pdfTime(signedAt)})`, lie.others)
  return withAttributes({
    pdf,
    byteRange,
    certificate,
    root: authority.root,
    signedAttributes: new Uint8Array(),
    statement: await statementOf(certificate),
  })
}

const USE = 's1/city-jakarta'
const HOLE = `<${'00'.repeat(40)}>`
const SIGNED = '<</Type/Annot/Subtype/Widget/FT/Sig/T(city-jakarta)/P 3 0 R/V 6 0 R>>'

/** With a signature that says this, and what else the increment writes. */
function documentWith(said: string, others: Record<number, string> = { 4: SIGNED }) {
  const room = ' '.repeat(40)
  const signature = `<</Type/Sig/ByteRange [${room}]/Contents ${HOLE} ${said}>>`
  const pdf = addIncrement(sealed, { ...others, 6: signature })
  const before = findBytes(pdf, asciiBytes(HOLE), sealed.length)
  const after = before + HOLE.length
  const byteRange: ByteRange = [0, before, after, pdf.length - after]
  const at = findBytes(pdf, asciiBytes(`/ByteRange [${room}`), sealed.length) + '/ByteRange ['.length
  pdf.set(asciiBytes(byteRange.join(' ')), at)
  return { pdf, byteRange }
}

async function withAttributes(prepared: PreparedSignature): Promise<PreparedSignature> {
  const digest = await digestOfRange(subtle, prepared.pdf, prepared.byteRange)
  return { ...prepared, signedAttributes: await signedAttributes(subtle, digest, prepared.certificate) }
}

async function statementOf(certificate: Bytes): Promise<Statement> {
  const { nonce: _nonce, ...things } = consent
  return statementSchema.parse({
    ...things,
    type: 'plenary-statement/1',
    signedAt,
    certificate: hexOf(await sha256(subtle, certificate)),
    confirmation: { way: 'code', consent: canonicalDigest(consent) },
    record: { seq: 12, hash: DIGEST },
  })
}

async function check(prepared: PreparedSignature, differing: Partial<ConfirmedConsent> = {}) {
  return checkPrepared(subtle, prepared, {
    consent,
    way: 'code',
    spki: key.spki,
    root: hexOf(await sha256(subtle, authority.root)),
    now: '2010-11-08T11:26:10.000Z',
    ...differing,
  })
}

describe('what a browser checks before its key signs', () => {
  test('[SG42] a document as it was confirmed is signed', async () => {
    expect(await check(await prepare())).toBeUndefined()
  })

  test('[SG42] a document that does not begin with the sealed text is not', async () => {
    const { pdf, ...rest } = await prepare()
    const altered = pdf.with(12, 0x58)
    expect(await check(await withAttributes({ ...rest, pdf: altered }))).toBe('other-document')
    const { length } = sealed
    expect(await check({ ...rest, pdf: sealed.slice(0, length) })).toBe('other-document')
  })

  test('[SG42] nor one of which the signature would leave something out', async () => {
    const prepared = await prepare()
    const [, before, after, rest] = prepared.byteRange
    const { pdf } = prepared
    const ranges: ByteRange[] = [
      [0, before - 20, after, rest],
      [0, before, after + 1, rest - 1],
      [0, before, after, rest - 1],
      [1, before, after, rest],
      [0, before, after, rest + 1],
    ]
    for (const byteRange of ranges) {
      expect(await check(await withAttributes({ ...prepared, byteRange }))).toBe('other-range')
    }
    const appended = { ...prepared, pdf: concatBytes(pdf, asciiBytes('more')) }
    expect(await check(await withAttributes(appended))).toBe('other-range')
    const filled = { ...prepared, pdf: pdf.with(before + 5, 0x3e) }
    expect(await check(await withAttributes(filled))).toBe('other-range')
    const twice = await prepare({
      tail: `/M (${pdfTime(signedAt)}) /ByteRange [0 1 2 3]`.replace('0 1 2 3', prepared.byteRange.join(' ')),
    })
    const named = { ...twice, byteRange: prepared.byteRange }
    expect(await check(await withAttributes(named))).toBe('other-range')
  })

  test('[SG42] nor one to which something else was added than a signature in the city’s own field', async () => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 8 8]/Annots[4 0 R 5 0 R]>>'
    expect(await check(await prepare({ others: { 4: SIGNED, 3: page } }))).toBe('other-additions')
    const hanoi = SIGNED.replace('jakarta', 'hanoi')
    expect(await check(await prepare({ others: { 5: hanoi } }))).toBe('other-additions')
    expect(await check(await prepare({ others: {} }))).toBe('other-additions')
    const { pdf, ...rest } = await prepare()
    const unlisted = pdf.slice()
    unlisted.set(asciiBytes('xxxx'), findBytes(pdf, asciiBytes('xref'), sealed.length))
    expect(await check(await withAttributes({ ...rest, pdf: unlisted }))).toBe('other-additions')
  })

  test('[SG42] nor attributes that are not of this document and this certificate', async () => {
    const prepared = await prepare()
    const another = await signedAttributes(subtle, await sha256(subtle, sealed), prepared.certificate)
    expect(await check({ ...prepared, signedAttributes: another })).toBe('other-attributes')
    const elsewhere = await prepare()
    expect(await check({ ...prepared, certificate: elsewhere.certificate })).toBe('other-attributes')
  })

  test('[SG42] nor with a certificate of another key, of another name, for another field, or of another root', async () => {
    const { spki } = await makeSigningKey(subtle)
    expect(await check(await prepare({ spki }))).toBe('other-certificate')
    for (const use of ['s1/seal', 's1/city-seoul', 's2/city-jakarta', ''])
      expect(await check(await prepare({ use }))).toBe('other-certificate')
    const signatory = { name: 'Somebody else', title: 'Mayor' }
    expect(await check(await prepare({ names: { signatory } }))).toBe('other-certificate')
    expect(await check(await prepare({ names: { holder: null } }))).toBe('other-certificate')
    expect(await check(await prepare(), { root: DIGEST })).toBe('other-certificate')
    const stranger = await makeTestAuthority(subtle)
    const certificate = await stranger.certify(key.spki, subjectNamesOf(consent), USE)
    const prepared = { ...(await prepare()), certificate, statement: await statementOf(certificate) }
    expect(await check(await withAttributes(prepared))).toBe('other-certificate')
  })

  test('[SG42] nor a statement that differs in a single field from what was confirmed', async () => {
    const prepared = await prepare()
    const { statement } = prepared
    const other = 'cd'.repeat(32)
    const lies: Statement[] = [
      { ...statement, declaration: { ...statement.declaration, digest: other } },
      { ...statement, declaration: { ...statement.declaration, title: 'Another' } },
      { ...statement, declaration: { ...statement.declaration, version: 8 } },
      { ...statement, signing: 's2' },
      { ...statement, pdf: { ...statement.pdf, sealedDigest: other } },
      { ...statement, city: { id: 'hanoi', name: 'Hanoi' } },
      { ...statement, holder: null },
      { ...statement, signatory: { ...statement.signatory, title: 'Deputy' } },
      { ...statement, key: other },
      { ...statement, certificate: other },
      { ...statement, confirmation: { ...statement.confirmation, way: 'passkey' } },
      { ...statement, confirmation: { ...statement.confirmation, consent: other } },
      { ...statement, more: 'words' } as Statement,
    ]
    for (const lie of lies) {
      expect(await check({ ...prepared, statement: lie }), JSON.stringify(lie)).toBe('other-statement')
    }
  })

  test('[SG42] nor at another time than statement, document and clock say', async () => {
    const prepared = await prepare()
    const { statement } = prepared
    const backdated = { ...statement, signedAt: '2010-11-08T11:24:00.000Z' }
    expect(await check({ ...prepared, statement: backdated })).toBe('other-time')
    expect(await check(prepared, { now: '2010-11-10T11:25:00.000Z' })).toBe('other-time')
  })
})

describe('what a browser checks before its person confirms', () => {
  const shown = (): ShownSigning => ({
    declaration: 'd1',
    signing: 's1',
    version: 7,
    form: 'plenary-canon/1',
    digest: DIGEST,
    sealed: { length: consent.pdf.sealedLength, digest: consent.pdf.sealedDigest },
    cityId: 'jakarta',
    holderId: 'seoul',
    spki: key.spki,
  })

  test('[SG41] a consent is for what is on the screen and for the key that was just made, or is not confirmed', async () => {
    const lies = async (differing: Partial<ShownSigning>) =>
      checkConsent(subtle, consent, { ...shown(), ...differing })
    expect(await lies({})).toBeUndefined()
    expect(await lies({ digest: 'cd'.repeat(32) })).toBe('other-text')
    expect(await lies({ version: 6 })).toBe('other-text')
    expect(await lies({ signing: 's0' })).toBe('other-text')
    expect(await lies({ sealed: { length: 1, digest: consent.pdf.sealedDigest } })).toBe('other-sealed-text')
    expect(await lies({ cityId: 'hanoi' })).toBe('other-city')
    expect(await lies({ holderId: null })).toBe('other-city')
    expect(await lies({ spki: (await makeSigningKey(subtle)).spki })).toBe('other-key')
  })

  test('[SG40] the key of a signature cannot be taken out of the browser', async () => {
    const made = await makeSigningKey(subtle)
    expect(made.privateKey.extractable).toBe(false)
  })
})
