// A bundle as it is written, and as the verifier reads it: whole, and with everything done to it that somebody may try.
import { canonicalJson } from '@plenary/shared/canon/canonical-json'
import { asciiBytes, utf8Bytes } from '@plenary/shared/signing/bytes'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { seededRandom } from '@plenary/shared/testing/random'
import type { Report } from '@plenary/shared/verify/report'
import { sayReason } from '@plenary/shared/verify/say-reason'
import { sayResult } from '@plenary/shared/verify/say-result'
import type { Trust } from '@plenary/shared/verify/trust'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { unzipSync, Zip, ZipDeflate, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { nodeSurroundings } from '../operations/verify-signed.ts'
import {
  canonicalOf,
  onPaperAlone,
  SIGNED_AT,
  type SignedBundle,
  signedBundle,
  words,
} from '../testing/signed-bundle.ts'
import { type BundleData, writeBundle } from './bundle.ts'

const MUTATIONS = process.env.PLENARY_TEST_LONG ? 3_000 : 25

let bundle: SignedBundle
let trust: Trust
let zip: Uint8Array

beforeAll(async () => {
  bundle = await signedBundle()
  trust = { roots: [bundle.root], fingerprints: [], lists: [] }
  zip = await writeBundle(bundle.data, bundle.sign)
})

const verify = (bytes: Uint8Array, known = trust) =>
  verifyFile(nodeSurroundings, new Uint8Array(bytes), known)
/** As a liar writes it, with a list that fits and that the secretariat signed. */
const written = async (changed: Partial<BundleData>) =>
  verify(await writeBundle({ ...bundle.data, ...changed }, bundle.sign))
/** The same, but the secretariat signs nothing for liars: its signature is over the true list. */
const forged = async (changed: Partial<BundleData>) => {
  const signature = unzipSync(zip)['manifest.jws'] ?? new Uint8Array()
  return verify(
    await writeBundle({ ...bundle.data, ...changed }, async () => Buffer.from(signature).toString().trim()),
  )
}

/** The bundle with files exchanged after it was made: null takes one away. */
function exchanged(changes: Readonly<Record<string, string | Uint8Array | null>>): Uint8Array {
  const files = unzipSync(zip)
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes === null) delete files[path]
    else files[path] = typeof bytes === 'string' ? utf8Bytes(bytes) : bytes.slice()
  }
  return zipSync(files)
}

function codes(report: Report, ...statuses: Report['status'][]): string[] {
  return [...report.signatures.flatMap(({ findings }) => findings), ...report.findings]
    .filter(({ status }) => statuses.includes(status))
    .map(({ reason }) => reason.code)
}

const broken = (report: Report) => codes(report, 'broken')

test('[VF20] a whole bundle holds: every city, its statement and consent, the words, the outcome, the record', async () => {
  const report = await verify(zip)
  expect(codes(report, 'broken', 'unknown')).toEqual([])
  expect([report.kind, report.status]).toEqual(['bundle', 'holds'])
  expect(report.signatures.map(({ city, holder, kind, at }) => [kind, city, holder, at])).toEqual([
    ['seal', 'Asian Network', '', SIGNED_AT],
    ['city', 'Tokyo', '', SIGNED_AT],
    ['city', 'Jakarta', 'Hanoi', SIGNED_AT],
    ['none', 'Seoul', '', '2010-11-08T12:00:00.000Z'],
  ])
  expect(codes(report, 'holds')).toEqual(
    expect.arrayContaining([
      'consent-passkey',
      'consent-code',
      'outcome-right',
      'record-right',
      'files-right',
    ]),
  )
})

test('[VF35] a list that is signed with a city’s certificate, or of another signing, is nobody’s', async () => {
  for (const listUse of ['s1/city-hanoi', 's1/seal', 's2/list', '']) {
    const forger = await signedBundle({ listUse })
    const known = { ...trust, roots: [forger.root] }
    const report = await verify(await writeBundle(forger.data, forger.sign), known)
    expect(broken(report)).toEqual(['outcome-not-networks'])
  }
})

test('[VF36] a zip that other programs would unpack otherwise is none', async () => {
  const hidden = zipSync({ 'signed.pdf': utf8Bytes('other words') })
  const [other, view] = [new Uint8Array(hidden), new DataView(hidden.buffer, hidden.byteOffset)]
  const local = other.subarray(0, view.getUint32(other.length - 6, true))
  const [first, ...rest] = [zip.slice(0, -22), zip.slice(-22)]
  const moved = new DataView(rest[0]?.buffer ?? new ArrayBuffer())
  const directory = moved.getUint32(16, true)
  moved.setUint32(16, directory + local.length, true)
  const before = first?.subarray(0, directory) ?? new Uint8Array()
  const behind = first?.subarray(directory) ?? new Uint8Array()
  const renamed = zip.slice()
  renamed[30] = (renamed[30] ?? 0) ^ 0x20
  for (const bytes of [
    // Another file between the last entry and the directory; another name before the file; a comment that is a zip.
    Buffer.concat([before, local, behind, ...rest]),
    renamed,
    Buffer.concat([zip, hidden]),
    Buffer.concat([hidden, zip]),
  ])
    expect(broken(await verify(bytes))).toEqual(['zip-unreadable'])
  const streamed: Uint8Array[] = []
  const stream = new Zip((_, chunk) => streamed.push(chunk))
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const file = new ZipDeflate(path)
    stream.add(file)
    file.push(bytes, true)
  }
  stream.end()
  expect((await verify(Buffer.concat(streamed))).status).toBe('holds')
})

describe('what is no bundle as it was given out', () => {
  const packed = (files: Readonly<Record<string, Uint8Array>>) => zipSync(files)
  const inFolder = () =>
    Object.fromEntries(Object.entries(unzipSync(zip)).map(([path, bytes]) => [`signed/${path}`, bytes]))
  /** With a byte of each entry of the directory set. */
  const marked = (place: number, value: number) => {
    const bytes = zip.slice()
    for (
      let at = Buffer.from(bytes).indexOf('PK\x01\x02');
      at !== -1;
      at = Buffer.from(bytes).indexOf('PK\x01\x02', at + 4)
    )
      bytes[at + place] = value
    return bytes
  }
  const text = (path: string) => Buffer.from(unzipSync(zip)[path] ?? []).toString()

  test.each<[string, () => Uint8Array, Report['status'], string]>([
    ['nothing', () => new Uint8Array(), 'unknown', 'file-empty'],
    ['a picture', () => asciiBytes('PNG, say'), 'unknown', 'other-file'],
    ['a program, with a README', () => packed({ 'README.txt': zip, 'a.c': zip }), 'unknown', 'other-file'],
    ['the bundle, packed in a folder', () => packed(inFolder()), 'unknown', 'bundle-inside'],
    ['a bundle in a zip', () => packed({ 'bundle.zip': zip }), 'unknown', 'bundle-inside'],
    ['its PDF in a zip', () => packed({ 'signed.pdf': bundle.data.pdf }), 'unknown', 'bundle-inside'],
    ['one that was cut off', () => zip.slice(0, zip.length / 2), 'broken', 'zip-unreadable'],
    ['one that is encrypted', () => marked(8, 1), 'broken', 'zip-unreadable'],
    ['one packed by Deflate64', () => marked(10, 9), 'broken', 'zip-unreadable'],
    ['a folder with something in it', () => exchanged({ 'scans/': 'x' }), 'broken', 'files-unlisted'],
    ['a folder without files', () => exchanged({ 'Seoul-too/': '' }), 'broken', 'files-unlisted'],
    [
      'a list with other line ends',
      () => exchanged({ 'manifest.json': text('manifest.json').replace('\n', '\r\n') }),
      'broken',
      'bundle-unreadable',
    ],
    [
      'a signature with a space',
      () => exchanged({ 'manifest.jws': text('manifest.jws').replace('\n', ' \n') }),
      'broken',
      'outcome-unreadable',
    ],
    ['two PDFs', () => exchanged({ 'other.pdf': bundle.data.pdf }), 'broken', 'files-unlisted'],
    ['a way out of the folder', () => exchanged({ '../passwd': 'x' }), 'broken', 'files-unlisted'],
    [
      'a record that is no text',
      () => exchanged({ 'record.jsonl': Uint8Array.of(0xff) }),
      'broken',
      'record-unreadable',
    ],
  ])('[VF58] %s', async (_, make, status, code) => {
    const report = await verify(make())
    expect([report.status, codes(report, 'broken', 'unknown')]).toEqual([
      status,
      expect.arrayContaining([code]),
    ])
    const found = report.findings.find(({ reason }) => reason.code === code)
    const said = (['en', 'ja'] as const).map((language) => found && sayReason(found.reason, language))
    expect(new Set(said).size).toBe(2)
  })

  test('[VF59] what is no bundle is not unpacked, however much is in it', async () => {
    const inflate = () => Promise.reject(new Error('unpacked'))
    const large = packed({ 'a.txt': new Uint8Array(1_000), 'b.txt': new Uint8Array(1_000) })
    const report = await verifyFile({ ...nodeSurroundings, inflate }, new Uint8Array(large), trust)
    expect(codes(report, 'unknown')).toEqual(['other-file'])
  })
})

test('[VF21] a root that only the file brings is not believed; one that the reader brings, or its fingerprint, is', async () => {
  const none = { roots: [], fingerprints: [], lists: [] }
  const alone = await verify(zip, none)
  expect([alone.status, new Set(codes(alone, 'unknown'))]).toEqual(['unknown', new Set(['issuer-unknown'])])
  expect((await verify(zip, { ...none, fingerprints: [alone.root] })).status).toBe('holds')
  const other = await signedBundle()
  const foreign = await verify(zip, { ...none, roots: [other.root] })
  expect([foreign.status, new Set(codes(foreign, 'unknown'))]).toEqual(['unknown', new Set(['issuer-other'])])
})

describe('what was done to a bundle is found', () => {
  test('[VF22] a file that was altered, taken away or added', async () => {
    expect(broken(await verify(exchanged({ 'formats/declaration.txt': 'other' })))).toEqual(['files-altered'])
    expect(broken(await verify(exchanged({ 'formats/declaration.txt': null })))).toEqual(['files-gone'])
    expect(broken(await verify(exchanged({ 'formats/other.txt': 'other' })))).toEqual(['files-unlisted'])
    expect((await verify(exchanged({ 'manifest.json': '{}' }))).status).toBe('broken')
  })

  test('[VF22] what a bundle was made without is said', async () => {
    const report = await written({ verifier: null })
    const [finding] = report.findings.filter(({ status }) => status !== 'holds')
    expect(finding?.reason).toEqual({ code: 'files-not-given', values: { files: 'verify.html' } })
    expect(report.status).toBe('unknown')
  })

  test('[VF23] the last signature cut off, with a list that fits: the secretariat signed another one', async () => {
    const pdf = bundle.pdfBefore
    expect(broken(await written({ pdf }))).toEqual(['signature-gone'])
    const cities = bundle.data.cities.map((city) =>
      city.id === 'jakarta'
        ? { ...city, outcome: 'absent' as const, way: null, certificate: null, signatory: '', given: null }
        : city,
    )
    expect(broken(await forged({ pdf, cities }))).toEqual(['outcome-otherwise'])
    const without = await verify(await writeBundle({ ...bundle.data, pdf, cities }, null))
    expect([without.status, codes(without, 'unknown')]).toEqual(['unknown', ['outcome-missing']])
  })

  test('[VF23] a city of which the list says nothing', async () => {
    const cities = bundle.data.cities.filter(({ id }) => id !== 'jakarta')
    expect(broken(await written({ cities }))).toEqual(['signature-unlisted'])
  })

  test('[VF24] a statement that is missing, altered, or another city’s', async () => {
    const [tokyo, jakarta] = bundle.data.cities
    const statement = tokyo?.given?.statement ?? ''
    expect(broken(await verify(exchanged({ 'statements/tokyo.jws': null })))).toContain('statement-missing')
    const [header, payload = '', signature] = statement.split('.')
    const other = Buffer.from(payload, 'base64url').toString().replace('"version":3', '"version":4')
    const altered = [header, Buffer.from(other).toString('base64url'), signature].join('.')
    expect(broken(await verify(exchanged({ 'statements/tokyo.jws': altered })))).toEqual([
      'statement-key-other',
      'files-altered',
    ])
    const foreign = await verify(exchanged({ 'statements/tokyo.jws': jakarta?.given?.statement ?? '' }))
    expect(broken(foreign)).toEqual(['statement-key-other', 'files-altered'])
  })

  test('[VF24] a statement that says something else than page and list, field by field', async () => {
    const declaration = { ...bundle.data.declaration, version: 4 }
    const report = await written({ declaration, signing: 's2' })
    const said = report.signatures[1]?.findings.find(
      ({ reason }) => reason.code === 'statement-says-otherwise',
    )
    expect(said?.reason.values?.fields).toBe('declaration, signing')
  })

  test('[VF25] a consent that is missing or another one, and an answer that does not fit', async () => {
    const [tokyo] = bundle.data.cities
    if (!tokyo?.given?.assertion) throw new Error('no passkey')
    expect(broken(await verify(exchanged({ 'consents/tokyo.json': null })))).toContain('consent-missing')
    const consent = canonicalJson({ ...JSON.parse(tokyo.given.consent), nonce: 'other' })
    expect(broken(await verify(exchanged({ 'consents/tokyo.json': consent })))).toContain('consent-other')
    expect(broken(await verify(exchanged({ 'assertions/tokyo.json': null })))).toContain('passkey-missing')
    const { assertion } = tokyo.given
    const answers = [
      { ...assertion, rpId: 'org' },
      { ...assertion, origin: 'https://evil.example' },
      { ...assertion, publicKey: bundle.authority.key.spki },
    ]
    for (const other of answers) {
      const cities = bundle.data.cities.map((city) =>
        city.given && city.id === 'tokyo' ? { ...city, given: { ...city.given, assertion: other } } : city,
      )
      expect(broken(await written({ cities }))).toContain('passkey-wrong')
    }
  })

  test('[VF26] a record of which an entry was altered, taken out, or put in another place', async () => {
    const { record } = bundle.data
    const [first, second, third, fourth] = record
    if (!first || !second || !third || !fourth) throw new Error('no record')
    expect(
      broken(await written({ record: [first, { ...second, actor: 'p2' } as typeof second, third, fourth] })),
    ).toEqual(['record-broken'])
    expect(broken(await written({ record: [first, second, fourth] }))).toEqual(['record-broken'])
    expect(broken(await written({ record: [first, third, second, fourth] }))).toEqual(['record-broken'])
    expect(broken(await forged({ record: [first, second, third] }))).toEqual(['outcome-otherwise'])
    expect(broken(await written({ record: [first] }))).toEqual(['record-head-other'])
    expect(broken(await written({ record: [] }))).toEqual(['record-unreadable'])
  })

  test('[VF26] what is withheld stands in its place by its digest; without one, what that leaves open is said', async () => {
    const ofRecord = async (withheld: number, changed: { digest?: string } = {}) => {
      const record = bundle.data.record.map((entry, place) => {
        const { seq, digest, previousHash, hash } = entry
        return place === withheld ? { seq, digest, previousHash, hash, ...changed } : entry
      })
      const report = await written({ record })
      return [report.status, report.findings.find(({ about }) => about === 'record')?.reason]
    }
    const values = { count: 3, withheld: 1 }
    expect(await ofRecord(2)).toEqual(['holds', { code: 'record-whole', values }])
    expect(await ofRecord(0)).toEqual(['unknown', { code: 'record-withheld', values }])
    expect(await ofRecord(2, { digest: 'f'.repeat(64) })).toEqual([
      'broken',
      { code: 'record-broken', values: { seq: 9 } },
    ])
  })

  test('[VF27] a certificate that was revoked, and a list that is not the root’s', async () => {
    const certificate = bundle.data.cities[0]?.given?.certificate
    const serial = certificate && parseCertificate(new Uint8Array(certificate))?.serial
    const revoked = await written({ revocationList: await bundle.revoke([serial ?? '']) })
    expect(broken(revoked)).toContain('revoked')
    const other = await signedBundle()
    const foreign = await written({ revocationList: other.data.revocationList })
    expect([foreign.status, new Set(codes(foreign, 'unknown'))]).toEqual([
      'unknown',
      new Set(['revocation-unknown']),
    ])
  })

  test('[VF28] other words, beside the sealed ones: each changed word is shown in its place', async () => {
    const other = canonicalOf(words('We will not cooperate.'))
    const report = await written({ canonical: utf8Bytes(other.json) })
    expect(broken(report)).toEqual(['text-not-signed', 'text-differs-from-seal'])
    expect(report.texts[0]?.differences).toEqual([
      {
        place: '1',
        parts: [
          { kind: 'kept', text: 'We will ' },
          { kind: 'inserted', text: 'not ' },
          { kind: 'kept', text: 'cooperate.' },
        ],
      },
    ])
  })

  test('[VF28] words that do not have the digest that they name', async () => {
    const json = canonicalOf(words('We will cooperate.')).json.replace('We will', 'We shall')
    expect(broken(await written({ canonical: utf8Bytes(json) }))).toContain('text-digest-wrong')
  })
})

test('[VF29] [SG222] a signature on paper is what the secretariat says, and its scan lies beside it', async () => {
  const paper = await signedBundle({ withPaper: true })
  const report = await verify(await writeBundle(paper.data, paper.sign), { ...trust, roots: [paper.root] })
  expect([report.status, codes(report, 'broken', 'unknown')]).toEqual(['holds', ['on-paper']])
  expect(sayResult(report, 'en')).toContain('One city signed on paper, as the record says: look at the scan.')
  const other = {
    ...paper.data,
    scans: paper.data.scans.map((scan) => ({ ...scan, bytes: asciiBytes('x') })),
  }
  const doubted = await verify(await writeBundle(other, paper.sign), { ...trust, roots: [paper.root] })
  expect([doubted.status, codes(doubted, 'unknown')]).toEqual(['unknown', ['paper-scan-other']])
  expect(Object.keys(unzipSync(await writeBundle(paper.data, null)))).toContain('scans/1-Seoul-page.pdf')
})

test('[VF57] signatures on paper alone are told as the record has them, and nothing of them is called known', async () => {
  const paper = await signedBundle({ withPaper: true })
  const known = { ...trust, roots: [paper.root] }
  const data = onPaperAlone(paper)
  const said = async (changed: Partial<BundleData>, trusted = known) => {
    const report = await verify(await writeBundle({ ...data, ...changed }, paper.sign), trusted)
    return [report.status, sayResult(report, 'en'), sayResult(report, 'ja')]
  }
  const scanned =
    'One city signed on paper, as the record in this file says. Signatures on paper cannot be checked here: look at the scans.'
  expect(await said({})).toEqual([
    'unknown',
    scanned,
    'このファイルの記録によれば、1都市が紙に署名しました。紙の署名はここでは検証できません。スキャンをご覧ください。',
  ])
  const untrusted = await said({}, { ...trust, roots: [] })
  expect(untrusted[1]).toBe(`${scanned} Beside that, not everything is known: see below.`)
  expect((await said({ scans: [] }))[1]).toContain(
    'Signatures on paper cannot be checked here, and there is no scan in this file.',
  )
  const [seoul] = data.cities
  if (!seoul) throw new Error('nobody signed')
  const report = await verify(
    await writeBundle({ ...data, cities: [{ ...seoul, signatory: 'Kim' }] }, paper.sign),
    known,
  )
  expect(broken(report)).toEqual(['not-recorded'])
  const alone = await verify(new Uint8Array(data.pdf), known)
  expect(sayResult(alone, 'en')).toBe(
    'No city has signed in this PDF. Which signed on paper, only the bundle says.',
  )
})

test('[BN12] scans are put in as they are, since what a scanner made is packed already; the PDF is packed', async () => {
  const paper = await signedBundle({ withPaper: true })
  const methods = new Map<string, number>()
  unzipSync(await writeBundle(paper.data, null), {
    filter: ({ name, compression }) => !methods.set(name, compression),
  })
  const scans = [...methods].filter(([path]) => path.startsWith('scans/'))
  expect(scans.map(([, method]) => method)).toEqual([0])
  expect(methods.get('signed.pdf')).toBe(8)
})

test('[VF30] the same data make the same bytes, and the instructions name the root', async () => {
  const unsigned = () => writeBundle(bundle.data, null)
  expect(await unsigned()).toEqual(await unsigned())
  const readme = Buffer.from(unzipSync(zip)['README.txt'] ?? []).toString()
  expect(readme).toContain('pdfsig -nssdir sql:nss signed.pdf')
  expect(readme).toMatch(/(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/)
})

test('[VF31] whatever is done to the bytes of a bundle, the verifier answers, and altered things do not hold', {
  timeout: 300_000,
}, async () => {
  const seed = Date.now() % 1_000_000
  const random = seededRandom(seed)
  const paths = Object.keys(unzipSync(zip))
  for (let round = 0; round < MUTATIONS; round += 1) {
    const files = unzipSync(zip)
    const path = random.pick(paths)
    const bytes = files[path] ?? new Uint8Array()
    const at = random.int(bytes.length)
    const copy = bytes.slice()
    copy[at] = (copy[at] ?? 0) ^ (1 << random.int(8))
    files[path] = copy
    const report = await verify(new Uint8Array(zipSync(files, { level: 0 })))
    expect(report.status, `seed ${seed}, round ${round}, ${path} at ${at}`).not.toBe('holds')
    const raw = zip.slice()
    raw[random.int(raw.length)] = random.int(256)
    await verify(raw)
  }
})
