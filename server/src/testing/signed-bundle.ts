// A whole bundle for tests: Tokyo signed with a passkey, Hanoi with a code and by proxy for Jakarta, Seoul on paper or not at all.
import { createHash } from 'node:crypto'
import { canonicalDigest } from '@plenary/shared/canon/canonical-digest'
import { canonicalJson } from '@plenary/shared/canon/canonical-json'
import { declarationDigest, textDigest } from '@plenary/shared/canon/digests'
import type { ContentJson } from '@plenary/shared/schema/content'
import { toBase64Url } from '@plenary/shared/signing/base64'
import { asciiBytes, bytesOfHex, concatBytes, hexOf, utf8Bytes } from '@plenary/shared/signing/bytes'
import { type Certificate, parseCertificate } from '@plenary/shared/signing/certificate'
import { useOfList } from '@plenary/shared/signing/certificate-use'
import { der, derInteger, derOid, derSequence, TAG } from '@plenary/shared/signing/der'
import { rawToDer } from '@plenary/shared/signing/ecdsa'
import { signJws } from '@plenary/shared/signing/jws'
import { OID } from '@plenary/shared/signing/signed-attributes'
import type { Consent, Statement } from '@plenary/shared/signing/statement'
import { subjectNamesOf } from '@plenary/shared/signing/subject-names'
import { type Bytes, makeSigningKey, sha256, signBytes } from '@plenary/shared/signing/subtle'
import { makeTestAuthority, type TestAuthority } from '@plenary/shared/testing/test-authority'
import { type GivenSignature, signField, unsignedPdf } from '@plenary/shared/testing/test-signed-pdf'
import type { Manifest } from '@plenary/shared/verify/bundle-manifest'
import type { BundleCity, BundleData, BundleEntry } from '../export/bundle.ts'
import { chainEntry, hashOf } from '../storage/audit-chain.ts'

const { subtle } = crypto
export const SIGNED_AT = '2010-11-08T11:25:00.000Z'
const CLOSED_AT = '2010-11-08T12:00:00.000Z'
const NO_NAMES = { title: '', organization: 'Asian Network', unit: 'Tokyo Declaration' }

const ON_PAPER = { cityId: 'seoul', name: 'Oh', signedAt: CLOSED_AT }
const ACTS = ['declaration-adopted', 'signing-opened', 'paper-signature-recorded', 'scan-added']
const SCAN = asciiBytes('%PDF-scan')
const SCAN_DIGEST = createHash('sha256').update(SCAN).digest('hex')

export const words = (clause: string): ContentJson => ({
  type: 'doc',
  content: [
    {
      type: 'title',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Tokyo Declaration' }] }],
    },
    { type: 'preamble' },
    {
      type: 'clauses',
      content: [
        {
          type: 'clause',
          attrs: { id: 'k3v9h2m4q7r1t5w8' },
          content: [{ type: 'paragraph', content: [{ type: 'text', text: clause }] }],
        },
      ],
    },
    { type: 'closing' },
  ],
})

export function canonicalOf(content: ContentJson): { json: string; digest: string } {
  const text = { language: 'en', status: 'authentic', digest: textDigest(content) }
  const digest = declarationDigest([text])
  const form = 'plenary-canon/1'
  return {
    digest,
    json: canonicalJson({ form, declaration: 'd1', version: 3, digest, texts: [{ ...text, content }] }),
  }
}

export interface SignedBundle {
  readonly data: BundleData
  readonly root: Certificate
  /** The PDF before its last signature. */
  readonly pdfBefore: Bytes
  readonly authority: TestAuthority
  /** The secretariat's signature over a list. */
  sign(manifest: Manifest): Promise<string>
  /** In hexadecimal, as given. */
  revoke(serials: readonly string[]): Promise<Bytes>
}

/**
 * @param withPaper whether Seoul signed on paper, which no machine can check; else it was absent
 * @param listUse what the certificate is for with which the list is signed
 */
export async function signedBundle({
  withPaper = false,
  listUse = useOfList('s1'),
} = {}): Promise<SignedBundle> {
  const authority = await makeTestAuthority(subtle)
  const root = parseCertificate(authority.root)
  if (!root) throw new Error('no root')
  const { json, digest } = canonicalOf(words('We will cooperate.'))
  const declaration = { id: 'd1', title: 'Tokyo Declaration', version: 3, form: 'plenary-canon/1', digest }
  const signing = { subtle, authority, fields: ['seal', 'city-tokyo', 'city-jakarta'] }
  const names = { commonName: 'Asian Network', ...NO_NAMES }
  const seal = await signField(signing, unsignedPdf(signing.fields, json), 0, { names, at: SIGNED_AT })
  const sealed = { length: seal.bytes.length, digest: hexOf(await sha256(subtle, seal.bytes)) }
  const record = recordOf()
  const things = {
    declaration,
    signing: 's1',
    pdf: { sealedLength: sealed.length, sealedDigest: sealed.digest },
  }
  const give = async (bytes: Bytes, place: number, city: string, holder: string | null, person: string) => {
    const consent = (key: string): Consent => ({
      type: 'plenary-consent/1',
      ...things,
      city: { id: city.toLowerCase(), name: city },
      holder: holder === null ? null : { id: holder.toLowerCase(), name: holder },
      signatory: { name: person, title: 'Governor' },
      key,
      nonce: `n-${city.toLowerCase()}`,
    })
    const given = await signField(signing, bytes, place, {
      names: subjectNamesOf(consent('')),
      at: SIGNED_AT,
    })
    return { given, consent: consent(hexOf(await sha256(subtle, given.key.spki))) }
  }
  const tokyo = await give(seal.bytes, 1, 'Tokyo', null, 'Shintaro')
  const jakarta = await give(tokyo.given.bytes, 2, 'Jakarta', 'Hanoi', 'Anh')
  const cities: BundleCity[] = [
    await signedCity(authority, tokyo, 'passkey', record),
    await signedCity(authority, jakarta, 'code', record),
    {
      ...{
        id: 'seoul',
        name: 'Seoul',
        holder: null,
        signatory: withPaper ? 'Oh' : '',
        certificate: null,
        at: CLOSED_AT,
      },
      ...(withPaper
        ? ({ outcome: 'signed', way: 'paper' } as const)
        : ({ outcome: 'absent', way: null } as const)),
      given: null,
    },
  ]
  const listKey = await makeSigningKey(subtle)
  const listCertificate = await authority.certify(listKey.spki, names, listUse)
  const sign = (manifest: Manifest) =>
    signJws(subtle, listKey.privateKey, manifest, [listCertificate, authority.root])
  const revoke = (serials: readonly string[]) => revocationList(authority, root, serials)
  const data: BundleData = {
    madeAt: CLOSED_AT,
    declaration,
    signing: 's1',
    sealed,
    root: authority.root,
    revocationList: await revoke([]),
    pdf: jakarta.given.bytes,
    canonical: utf8Bytes(json),
    cities,
    scans: withPaper
      ? [{ name: 'Seoul «page».pdf', file: 'Seoul-page.pdf', at: CLOSED_AT, bytes: SCAN }]
      : [],
    record,
    positions: [],
    roster: [],
    formats: new Map([['declaration.txt', utf8Bytes('We will cooperate.')]]),
    verifier: utf8Bytes('<!doctype html>'),
  }
  return { data, root, pdfBefore: tokyo.given.bytes, authority, sign, revoke }
}

/** The same, had nobody signed but on paper. */
export function onPaperAlone({ data }: SignedBundle): BundleData {
  return {
    ...data,
    pdf: data.pdf.subarray(0, data.sealed.length),
    cities: data.cities.filter(({ way }) => way === 'paper'),
  }
}

async function signedCity(
  authority: TestAuthority,
  { given, consent }: { given: GivenSignature; consent: Consent },
  way: 'passkey' | 'code',
  record: readonly BundleEntry[],
): Promise<BundleCity> {
  const { nonce: _nonce, ...things } = consent
  const head = record[1]
  const statement: Statement = {
    ...things,
    type: 'plenary-statement/1',
    signedAt: SIGNED_AT,
    certificate: hexOf(await sha256(subtle, given.certificate)),
    confirmation: { way, consent: canonicalDigest(consent) },
    record: { seq: head?.seq ?? 0, hash: head?.hash ?? '' },
  }
  const { id, name } = consent.city
  return {
    ...{ id, name, holder: consent.holder, outcome: 'signed', way: 'electronic', at: SIGNED_AT },
    ...{ signatory: consent.signatory.name, certificate: statement.certificate },
    given: {
      statement: await signJws(subtle, given.key.privateKey, statement, [given.certificate, authority.root]),
      consent: canonicalJson(consent),
      certificate: given.certificate,
      assertion: way === 'passkey' ? await assertionOf(canonicalDigest(consent)) : null,
    },
  }
}

async function assertionOf(challenge: string) {
  const { privateKey, spki } = await makeSigningKey(subtle)
  const origin = 'https://plenary.example.org'
  const asked = toBase64Url(bytesOfHex(challenge) ?? new Uint8Array())
  const clientData = utf8Bytes(JSON.stringify({ type: 'webauthn.get', challenge: asked, origin }))
  const data = concatBytes(await sha256(subtle, utf8Bytes('example.org')), Uint8Array.of(0b101, 0, 0, 0, 1))
  const signed = concatBytes(data, await sha256(subtle, clientData))
  const signature = rawToDer(await signBytes(subtle, privateKey, signed))
  const response = {
    clientDataJSON: toBase64Url(clientData),
    authenticatorData: toBase64Url(data),
    signature: toBase64Url(signature),
  }
  return { rpId: 'example.org', origin, algorithm: -7, publicKey: spki, credential: { id: 'c', response } }
}

/** Four entries that follow each other; the first is from before there were digests. */
function recordOf(): BundleEntry[] {
  const entries: BundleEntry[] = []
  let previousHash = '0'.repeat(64)
  for (const [place, action] of ACTS.entries()) {
    const entry = {
      at: SIGNED_AT,
      actor: 'p1',
      cityId: null,
      action,
      subject: 'declaration:d1',
      data: { place, digest: SCAN_DIGEST, ...(action === 'paper-signature-recorded' && ON_PAPER) },
    }
    const row = chainEntry(previousHash, entry, `salt${place}`)
    const old = { ...row, salt: null, digest: null }
    const { salt, digest } = place === 0 ? old : row
    const hash = place === 0 ? (hashOf(old) ?? '') : row.hash
    entries.push({ seq: place + 7, ...entry, salt, digest, previousHash, hash })
    previousHash = hash
  }
  return entries
}

async function revocationList(
  authority: TestAuthority,
  root: Certificate,
  serials: readonly string[],
): Promise<Bytes> {
  const algorithm = derSequence(derOid(OID.ecdsaWithSha256))
  const time = der(TAG.generalizedTime, asciiBytes('20101108120000Z'))
  const revoked = serials.map((serial) =>
    derSequence(derInteger(bytesOfHex(serial) ?? new Uint8Array()), time),
  )
  const part = derSequence(
    derInteger(Uint8Array.of(1)),
    algorithm,
    root.subject,
    time,
    ...(revoked.length > 0 ? [derSequence(...revoked)] : []),
  )
  const signature = rawToDer(await signBytes(subtle, authority.key.privateKey, part))
  return derSequence(part, algorithm, der(TAG.bitString, Uint8Array.of(0), signature))
}
