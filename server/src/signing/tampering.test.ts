// What can be done to a PDF as Plenary really signs it, and who notices: the verifier in every case, pdfsig not always.
import { execFileSync } from 'node:child_process'
import { webcrypto } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDF, PdfArray, PdfDict, PdfName, PdfStream } from '@libpdf/core'
import { asciiBytes, concatBytes, textOfAscii } from '@plenary/shared/signing/bytes'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { useOfField } from '@plenary/shared/signing/certificate-use'
import { fieldOfCity } from '@plenary/shared/signing/signature-fields'
import { type Bytes, makeSigningKey, type Subtle, signBytes } from '@plenary/shared/signing/subtle'
import { type VerifiedPdf, verifyPdf } from '@plenary/shared/verify/verify-pdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FakeSurroundings } from '../testing/fake-surroundings.ts'
import { ReadersOfSignatures } from '../testing/readers-of-signatures.ts'
import { taggedPage, typedStamp } from '../testing/tagged-page.ts'
import { type Authority, makeAuthority } from './authority.ts'
import { embedSignature } from './pdf-embed.ts'
import { prepareSignature } from './pdf-prepare.ts'
import { sealPage } from './seal-page.ts'

const subtle: Subtle = webcrypto.subtle
const AT = '2010-11-08T11:25:00.000Z'
const CITIES = [
  ['tokyo', 'Tokyo'],
  ['hanoi', 'Hanoi'],
  ['seoul', 'Seoul'],
] as const
const isPdfsigHere = existsSync('/usr/bin/pdfsig')

let authority: Authority
let readers: ReadersOfSignatures | undefined
let pageLength: number
let sealedLength: number
let once: Bytes
let twice: Bytes

async function sign(base: Bytes, cityId: string): Promise<Bytes> {
  const key = await makeSigningKey(subtle)
  const names = { commonName: `Head of ${cityId}`, title: 'Governor', organization: cityId, unit: 'Tokyo' }
  const certificate = await authority.certify(key.spki, names, useOfField('s1', fieldOfCity(cityId)))
  const prepared = await prepareSignature(subtle, base, {
    field: fieldOfCity(cityId),
    certificate,
    signedAt: AT,
    name: names.commonName,
    reason: 'Tokyo Declaration',
    location: 'Tokyo',
    stamp: typedStamp(cityId),
    certifies: false,
  })
  const signature = await signBytes(subtle, key.privateKey, prepared.attributes)
  return embedSignature(prepared, { certificate, root: authority.root, signature })
}

beforeAll(async () => {
  ;({ authority } = await makeAuthority(
    { number: 1, network: 'Asian Network', secret: 'of a test' },
    new FakeSurroundings(),
  ))
  if (isPdfsigHere) readers = new ReadersOfSignatures([authority.root])
  const { page, boxes } = taggedPage(CITIES)
  const { fields, seal } = await sealPage(subtle, authority, {
    ...{
      page,
      boxes,
      signing: 's1',
      network: 'Asian Network',
      title: 'Tokyo Declaration',
      place: 'Tokyo',
    },
  })
  const sealed = concatBytes(page, fields, seal)
  pageLength = page.length
  sealedLength = sealed.length
  once = await sign(sealed, 'tokyo')
  twice = await sign(once, 'hanoi')
})
afterAll(() => readers?.close())

/** What is broken, by the name of the field where it is one signature's. */
async function found(pdf: Bytes): Promise<string[]> {
  const root = parseCertificate(authority.root)
  const trust = { roots: root ? [root] : [], fingerprints: [], lists: [] }
  const { findings, signatures }: VerifiedPdf = await verifyPdf(subtle, pdf, trust)
  const broken = (list: VerifiedPdf['findings']) =>
    list.filter(({ status }) => status === 'broken').map(({ reason }) => reason.code)
  return [
    ...broken(findings),
    ...signatures.flatMap((each) => broken(each.findings).map((code) => `${each.field?.name}: ${code}`)),
  ]
}

/** One letter for each signature that pdfsig lists: V valid and trusted, T if over the whole file too, – of all others. */
function pdfsig(pdf: Bytes): string | undefined {
  return readers
    ?.pdfsig(pdf)
    .map(({ isValid, isTrusted, isOfTotal }) => (!isValid || !isTrusted ? '–' : isOfTotal ? 'T' : 'V'))
    .join('')
}

async function expectSaid(pdf: Bytes, { ours, theirs }: { ours: unknown; theirs: string }): Promise<void> {
  expect(await found(pdf)).toEqual(ours)
  if (isPdfsigHere) expect(pdfsig(pdf)).toBe(theirs)
}

function bitIn(pdf: Bytes, words: string, from = 0): Bytes {
  const at = textOfAscii(pdf).indexOf(words, from)
  expect(at).toBeGreaterThan(0)
  const copy = pdf.slice()
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

/** As an attacker with the same library would: the page shows other words, and nothing before it is touched. */
async function otherPage(base: Bytes): Promise<Bytes> {
  const pdf = await PDF.load(base)
  const page = pdf.getPage(0)
  if (!page) throw new Error('no page')
  const stream = PdfStream.fromDict({}, asciiBytes('BT 72 700 Td (We surrender) Tj ET'))
  page.dict.set('Contents', pdf.register(stream))
  const changed = new Uint8Array(await pdf.save({ incremental: true }))
  expect(textOfAscii(changed.subarray(0, base.length))).toBe(textOfAscii(base))
  return changed
}

async function withValidationData(base: Bytes): Promise<Bytes> {
  const pdf = await PDF.load(base)
  pdf.getCatalog().set('DSS', pdf.register(PdfDict.of({ Type: PdfName.of('DSS'), Certs: new PdfArray([]) })))
  return new Uint8Array(await pdf.save({ incremental: true }))
}

function rewritten(pdf: Bytes): Bytes {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-rewritten-'))
  try {
    writeFileSync(join(folder, 'in.pdf'), pdf)
    execFileSync('qpdf', ['--warning-exit-0', 'in.pdf', 'out.pdf'], { cwd: folder, stdio: 'ignore' })
    return new Uint8Array(readFileSync(join(folder, 'out.pdf')))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const changed = (...fields: string[]) => fields.map((field) => `${field}: bytes-changed`)

test('[VF10] as it was signed: both agree', async () => {
  await expectSaid(twice, { ours: [], theirs: 'VVT' })
})

test('[VF10] one bit in the page, in the fields, or in a later increment: both agree', async () => {
  const all = { ours: changed('seal', 'city-tokyo', 'city-hanoi'), theirs: '–––' }
  await expectSaid(bitIn(twice, 'MediaBox'), all)
  await expectSaid(bitIn(twice, 'Rect', pageLength), all)
  const later = bitIn(twice, 'Reason', sealedLength)
  await expectSaid(later, { ours: changed('city-tokyo', 'city-hanoi'), theirs: 'V––' })
})

test('[VF10] a digit of a signature: both agree, and the one after it is changed with it', async () => {
  const text = textOfAscii(twice)
  const last = text.lastIndexOf('/Contents <') + 900
  const copy = twice.slice()
  copy[last] = text[last] === '0' ? 0x31 : 0x30
  const said = await found(copy)
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^city-hanoi: /)
  if (isPdfsigHere) expect(pdfsig(copy)).toBe('VV–')
})

test('[VF10] bytes behind the end: pdfsig only leaves out that it is the total document', async () => {
  await expectSaid(concatBytes(twice, asciiBytes('% more')), { ours: ['bytes-behind'], theirs: 'VVV' })
})

test('[VF10] the last signature cut off leaves a file that holds: only a bundle knows that one is missing', async () => {
  await expectSaid(once, { ours: [], theirs: 'VT' })
})

test('[VF10] written anew by another program: both agree', async () => {
  const said = await found(rewritten(twice))
  expect(said.length).toBeGreaterThan(0)
  if (isPdfsigHere) expect(pdfsig(rewritten(twice))).not.toMatch(/V|T/)
})

test('[VF11] a page exchanged afterwards: every signature is valid for pdfsig', async () => {
  await expectSaid(await otherPage(twice), { ours: ['changed-afterwards'], theirs: 'VVV' })
})

test('[VF11] the same, covered by a further valid signature: pdfsig says "total document signed"', async () => {
  const covered = await sign(await otherPage(twice), 'seoul')
  await expectSaid(covered, { ours: ['changed-in-between'], theirs: 'VVVT' })
})

test('[VF11] validation data that a program appended: nobody of ours signed them', async () => {
  await expectSaid(await withValidationData(twice), { ours: ['changed-afterwards'], theirs: 'VVV' })
})

test.runIf(isPdfsigHere)(
  '[VF12] a signature that another program put into a city’s field is not called valid, nor broken',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plenary-outside-'))
    const run = (program: string, ...words: string[]) =>
      execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    try {
      writeFileSync(join(folder, 'in.pdf'), once)
      run('certutil', '-N', '-d', 'sql:.', '--empty-password')
      run(
        'openssl',
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        'k.pem',
        '-out',
        'c.pem',
        '-subj',
        '/CN=Qualified',
      )
      run(
        'openssl',
        'pkcs12',
        '-export',
        '-inkey',
        'k.pem',
        '-in',
        'c.pem',
        '-name',
        'q',
        '-passout',
        'pass:',
        '-out',
        'q.p12',
      )
      run('pk12util', '-d', 'sql:.', '-i', 'q.p12', '-W', '')
      run('pdfsig', '-sign', '3', '-nick', 'q', '-nssdir', 'sql:.', 'in.pdf', 'out.pdf')
      const outside: Bytes = new Uint8Array(readFileSync(join(folder, 'out.pdf')))
      const covered = await sign(outside, 'seoul')
      expect(await found(covered)).toEqual([])
      const { signatures } = await verifyPdf(subtle, covered, { roots: [], fingerprints: [], lists: [] })
      const ofHanoi = signatures.find(({ field }) => field?.name === 'city-hanoi')
      expect(ofHanoi?.findings.map(({ status, reason }) => [status, reason.code])).toEqual([
        ['unknown', 'written-otherwise'],
      ])
      expect(await found(await sign(await otherPage(outside), 'seoul'))).toEqual(['changed-in-between'])
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
