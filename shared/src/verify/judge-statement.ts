// What a city states beside its signature in the PDF, and what it confirmed before: whether they say the same, by the same key.
import { canonicalDigest } from '../canon/canonical-digest.ts'
import { canonicalJson } from '../canon/canonical-json.ts'
import { hexOf, textOfUtf8 } from '../signing/bytes.ts'
import { type Certificate, parseCertificate } from '../signing/certificate.ts'
import { isSignedJws, parseJws } from '../signing/jws.ts'
import type { Consent, Statement } from '../signing/statement.ts'
import { subjectNamesOf } from '../signing/subject-names.ts'
import { type Bytes, type Subtle, sha256 } from '../signing/subtle.ts'
import { type Manifest, type ManifestCity, pathsOfCity } from './bundle-manifest.ts'
import { attempt, type JsonObject, objectOf, parseObject, textOf, wholeOf } from './json-reader.ts'
import type { RecordHead } from './judge-record.ts'
import { judgePasskey } from './passkey-answer.ts'
import { broken, type Finding, holds } from './report.ts'
import type { VerifiedPdfSignature } from './verify-pdf.ts'

export interface JudgedStatement {
  readonly findings: readonly Finding[]
  /** What it says of the record. */
  readonly head: RecordHead | null
  /** The digest that it signs; null where it could not be read. */
  readonly digest: string | null
}

const CONSENT: Consent['type'] = 'plenary-consent/1'
const STATEMENT: Statement['type'] = 'plenary-statement/1'

export async function judgeStatement(
  subtle: Subtle,
  files: ReadonlyMap<string, Bytes>,
  manifest: Manifest,
  city: ManifestCity,
  signature: VerifiedPdfSignature,
): Promise<JudgedStatement> {
  const name = { city: city.name }
  const refused = (code: 'statement-missing' | 'statement-unreadable' | 'statement-key-other') => ({
    findings: [broken('statements', code, name)],
    head: null,
    digest: null,
  })
  const file = files.get(pathsOfCity(city.id).statement)
  if (!file) return refused('statement-missing')
  const jws = parseJws((textOfUtf8(file) ?? '').trim())
  const statement = jws && attempt(() => readStatement(jws.payload))
  const certificate = jws?.chain[0] && parseCertificate(jws.chain[0])
  if (!jws || !statement || !certificate) return refused('statement-unreadable')
  const fingerprint = hexOf(await sha256(subtle, certificate.der))
  const isKeys = fingerprint === signature.certificate && (await isSignedJws(subtle, jws, certificate.spki))
  if (!isKeys) return refused('statement-key-other')
  const fields = await otherFields(subtle, statement, { manifest, city, signature, certificate })
  const said =
    fields.length === 0
      ? holds('statements', 'statement-right', name)
      : broken('statements', 'statement-says-otherwise', { ...name, fields: fields.join(', ') })
  const { seq, hash } = statement.record
  return {
    findings: [said, await judgeConsent(subtle, files, city, statement)],
    head: { city: city.name, seq, hash },
    digest: statement.declaration.digest,
  }
}

/** As far as it is asked for its fields here; what has other ones beside them is compared as a whole. */
function readStatement(payload: unknown): Statement {
  const whole = objectOf(payload)
  const { declaration, pdf, city, signatory, confirmation, record } = Object.fromEntries(
    ['declaration', 'pdf', 'city', 'signatory', 'confirmation', 'record'].map((name) => [
      name,
      objectOf(whole[name]),
    ]),
  ) as Record<string, JsonObject>
  for (const value of [whole.type, whole.signing, whole.key, whole.signedAt, whole.certificate]) textOf(value)
  for (const value of [declaration?.id, declaration?.title, declaration?.form, declaration?.digest])
    textOf(value)
  for (const value of [city?.id, city?.name, signatory?.name, signatory?.title]) textOf(value)
  for (const value of [pdf?.sealedDigest, confirmation?.consent, confirmation?.way, record?.hash])
    textOf(value)
  for (const value of [declaration?.version, pdf?.sealedLength, record?.seq]) wholeOf(value)
  if (whole.holder !== null) {
    const holder = objectOf(whole.holder)
    textOf(holder.id)
    textOf(holder.name)
  }
  return payload as Statement
}

interface KnownOtherwise {
  readonly manifest: Manifest
  readonly city: ManifestCity
  readonly signature: VerifiedPdfSignature
  readonly certificate: Certificate
}

/** The names of fields that say something else than page, certificate and list do. */
async function otherFields(
  subtle: Subtle,
  statement: Statement,
  { manifest, city, signature, certificate }: KnownOtherwise,
): Promise<string[]> {
  const { id, version, form, digest } = statement.declaration
  const declared = manifest.declaration
  const { sealedLength, sealedDigest } = statement.pdf
  const is: Record<string, boolean> = {
    type: statement.type === STATEMENT,
    declaration:
      id === declared.id &&
      version === declared.version &&
      form === declared.form &&
      digest === declared.digest,
    signing: statement.signing === manifest.signing,
    pdf: sealedLength === manifest.sealed.length && sealedDigest === manifest.sealed.digest,
    city: statement.city.id === city.id,
    holder: (statement.holder?.id ?? null) === (city.holder?.id ?? null),
    signatory: canonicalJson(certificate.names) === canonicalJson(subjectNamesOf(asConsent(statement))),
    key: statement.key === hexOf(await sha256(subtle, certificate.spki)),
    signedAt: statement.signedAt === signature.at,
    certificate: statement.certificate === signature.certificate,
  }
  return Object.keys(is).filter((name) => !is[name])
}

/** What was to be confirmed, of what was stated; the number that makes it single is another. */
function asConsent(statement: Statement, nonce = ''): Consent {
  const { declaration, signing, pdf, city, holder, signatory, key } = statement
  return { type: CONSENT, declaration, signing, pdf, city, holder, signatory, key, nonce }
}

async function judgeConsent(
  subtle: Subtle,
  files: ReadonlyMap<string, Bytes>,
  { id, name }: ManifestCity,
  statement: Statement,
): Promise<Finding> {
  const paths = pathsOfCity(id)
  const json = textOfUtf8(files.get(paths.consent) ?? new Uint8Array())
  if (!json) return broken('consents', 'consent-missing', { city: name })
  const { consent, way } = statement.confirmation
  const nonce = attempt(() => textOf(parseObject(json).nonce))
  const isSame = nonce !== undefined && canonicalJson(asConsent(statement, nonce)) === json
  if (!isSame || canonicalDigest(asConsent(statement, nonce)) !== consent)
    return broken('consents', 'consent-other', { city: name })
  if (way === 'code') return holds('consents', 'consent-code', { city: name })
  const answer = textOfUtf8(files.get(paths.assertion) ?? new Uint8Array())
  if (!answer) return broken('consents', 'passkey-missing', { city: name })
  const fault = await judgePasskey(subtle, answer, consent)
  if (fault === null) return holds('consents', 'consent-passkey', { city: name })
  return {
    about: 'consents',
    status: fault === 'passkey-unknown' ? 'unknown' : 'broken',
    reason: { code: fault, values: { city: name } },
  }
}
