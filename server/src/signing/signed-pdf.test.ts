import { webcrypto } from 'node:crypto'
import { isWholeButHole } from '@plenary/shared/signing/byte-range'
import { asciiBytes, concatBytes, equalBytes, findBytes } from '@plenary/shared/signing/bytes'
import type { SubjectNames } from '@plenary/shared/signing/certificate'
import { useOfField } from '@plenary/shared/signing/certificate-use'
import { fieldOfCity, SEAL_FIELD } from '@plenary/shared/signing/signature-fields'
import {
  type Bytes,
  makeSigningKey,
  type SigningKey,
  type Subtle,
  signBytes,
} from '@plenary/shared/signing/subtle'
import { readCertificates } from '@plenary/shared/verify/trust'
import { verifyPdf } from '@plenary/shared/verify/verify-pdf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FakeSurroundings } from '../testing/fake-surroundings.ts'
import { ReadersOfSignatures } from '../testing/readers-of-signatures.ts'
import { taggedPage, typedStamp } from '../testing/tagged-page.ts'
import { type Authority, makeAuthority } from './authority.ts'
import { embedSignature, signsWhatWasPrepared } from './pdf-embed.ts'
import { PdfProblem } from './pdf-increment.ts'
import { type PreparedPdf, prepareSignature } from './pdf-prepare.ts'
import { sealPage } from './seal-page.ts'

const subtle: Subtle = webcrypto.subtle
const isLong = process.env.PLENARY_TEST_LONG !== undefined
const at = '2010-11-08T11:25:00.000Z'
/** What would break a name that is written as anything else than text. */
const HOSTILE = '#(ဗိုလ်) \\ <00> [0 9999999999 9999999999 9999999999] +O=東京,'

let authority: Authority
let readers: ReadersOfSignatures
beforeAll(async () => {
  ;({ authority } = await makeAuthority(
    { number: 1, network: 'アジア大都市ネットワーク21', secret: 'of a test' },
    new FakeSurroundings(),
  ))
  readers = new ReadersOfSignatures([authority.root])
})
afterAll(() => readers.close())

const cities = (count: number) =>
  Array.from({ length: count }, (_, index) => [`c${index}`, `City ${index}`] as const)

async function sealed(count: number, by = authority) {
  const { page, boxes } = taggedPage(cities(count))
  const parts = await sealPage(subtle, by, {
    page,
    boxes,
    signing: 's1',
    network: 'アジア大都市ネットワーク21',
    title: '東京宣言',
    place: 'Tōkyō',
  })
  return { ...parts, whole: concatBytes(parts.page, parts.fields, parts.seal) }
}

interface Preparation {
  readonly prepared: PreparedPdf
  readonly key: SigningKey
  readonly certificate: Bytes
}

async function prepare(base: Bytes, cityId: string, name = cityId): Promise<Preparation> {
  const key = await makeSigningKey(subtle)
  const names: SubjectNames = { commonName: name, title: '市長', organization: 'Hà Nội', unit: 'Россия' }
  const certificate = await authority.certify(key.spki, names, useOfField('s1', fieldOfCity(cityId)))
  const prepared = await prepareSignature(subtle, base, {
    field: fieldOfCity(cityId),
    certificate,
    signedAt: at,
    name,
    reason: name,
    location: name,
    stamp: typedStamp(`Signed: ${cityId}`),
    certifies: false,
  })
  return { prepared, key, certificate }
}

async function sign({ prepared, key, certificate }: Preparation): Promise<Bytes> {
  const signature = await signBytes(subtle, key.privateKey, prepared.attributes)
  expect(await signsWhatWasPrepared(subtle, prepared, certificate, signature)).toBe(true)
  return embedSignature(prepared, { certificate, root: authority.root, signature })
}

describe('the sealed text', () => {
  test('[SG45] begins with the page as it was set, and is certified', async () => {
    const { page, fields, whole, sealedLength } = await sealed(3)
    expect(equalBytes(whole.subarray(0, page.length), page)).toBe(true)
    expect(sealedLength).toBe(whole.length)
    expect(findBytes(whole, asciiBytes('/DocMDP'), page.length + fields.length)).toBeGreaterThan(0)
    expect(findBytes(fields, asciiBytes('/DocMDP'))).toBe(-1)
    const [seal, ...others] = readers.pdfsig(whole)
    expect(others).toEqual([])
    expect(seal).toEqual({
      field: SEAL_FIELD,
      name: 'アジア大都市ネットワーク21',
      isValid: true,
      isTrusted: true,
      isOfTotal: true,
    })
  })

  test('[SG189] is sealed while its certificate is valid, though a second ends whenever one looks', async () => {
    let second = 0
    const { randomBytes } = new FakeSurroundings()
    const hurried = { randomBytes, now: () => Date.UTC(2010, 10, 8, 9, 0, ++second) }
    const made = await makeAuthority({ number: 1, network: 'ANMC', secret: 'of a test' }, hurried)
    const { whole } = await sealed(1, made.authority)
    const roots = readCertificates(made.authority.root, '')
    const { signatures } = await verifyPdf(subtle, whole, { roots, fingerprints: [], lists: [] })
    const reasons = signatures.map(({ findings }) => findings.map(({ reason }) => reason.code))
    expect(reasons).toEqual([['issuer-known', 'revocation-unknown']])
  })

  test('[SG46] has an empty field for each city that is part of what is read aloud', async () => {
    const { fields } = await sealed(3)
    const text = Buffer.from(fields).toString('latin1')
    expect(text.match(/\/FT \/Sig/g)).toHaveLength(4)
    expect(text.match(/\/S \/Form/g)).toHaveLength(4)
    expect(text.match(/\/StructParent \d+/g)).toHaveLength(4)
    expect(text).toContain('/SigFlags 3')
  })
})

describe('signatures, one behind the other', () => {
  test('[SG47] are all valid and trusted for readers of others, and the last one is over everything', async () => {
    const count = isLong ? 30 : 3
    let { whole } = await sealed(count)
    for (const [cityId] of cities(count)) {
      const signed = await sign(await prepare(whole, cityId, `${HOSTILE} ${cityId}`.slice(-60)))
      expect(equalBytes(signed.subarray(0, whole.length), whole)).toBe(true)
      whole = signed
    }
    const read = readers.pdfsig(whole)
    expect(read).toHaveLength(count + 1)
    expect(read.every(({ isValid, isTrusted }) => isValid && isTrusted)).toBe(true)
    expect(read.filter(({ isOfTotal }) => isOfTotal).map(({ field }) => field)).toEqual([
      `city-c${count - 1}`,
    ])
    const name = `${HOSTILE} c${count - 1}`.slice(-60)
    expect(read.at(-1)?.name).toBe(name.replaceAll('\\', '\\\\'))
    const inUtf16 = Buffer.from(`\ufeff${name}`, 'utf16le').swap16().toString('hex')
    expect(Buffer.from(whole).toString('latin1').toLowerCase().split(`<${inUtf16}>`)).toHaveLength(4)
    expect(readers.openssl(whole)).toBe(count + 1)
    readers.qpdf(whole)
  })

  test('[SG47] leave nothing out but their own hole, and one by another key is not taken', async () => {
    const { whole } = await sealed(1)
    const preparation = await prepare(whole, 'c0')
    const { prepared, certificate } = preparation
    expect(isWholeButHole(prepared.whole, prepared.byteRange)).toBe(true)
    const stranger = await makeSigningKey(subtle)
    const foreign = await signBytes(subtle, stranger.privateKey, prepared.attributes)
    expect(await signsWhatWasPrepared(subtle, prepared, certificate, foreign)).toBe(false)
    const other = await signBytes(subtle, preparation.key.privateKey, asciiBytes('other bytes'))
    expect(await signsWhatWasPrepared(subtle, prepared, certificate, other)).toBe(false)
  })

  test('[SG48] a field is signed once, and one that is not there never', async () => {
    const { whole } = await sealed(1)
    const signed = await sign(await prepare(whole, 'c0'))
    await expect(prepare(signed, 'c0')).rejects.toThrow(
      new PdfProblem('already-signed', 'the field city-c0 is signed already'),
    )
    await expect(prepare(whole, 'c9')).rejects.toThrow(
      new PdfProblem('field-missing', 'there is no field city-c9'),
    )
  })

  test('[SG48] a signature that has no room, or a file that cannot be added to, stops with its reason', async () => {
    const { whole } = await sealed(1)
    const { prepared, certificate } = await prepare(whole, 'c0')
    const large = {
      certificate,
      root: new Uint8Array(certificate.length * 8),
      signature: new Uint8Array(64).fill(1),
    }
    expect(() => embedSignature(prepared, large)).toThrow(/has no room/)
    const broken = whole.slice(0, whole.length - 30)
    await expect(prepare(broken, 'c0')).rejects.toThrow(PdfProblem)
  })
})
