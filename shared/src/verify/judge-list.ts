// Who vouches for the list of a bundle: the secretariat, which signs it when the bundle is made. Without that, who has the files could
// leave out the last signatures, or exchange what nobody else signs, and write a list that fits.
import { canonicalJson } from '../canon/canonical-json.ts'
import { textOfUtf8 } from '../signing/bytes.ts'
import { parseCertificate } from '../signing/certificate.ts'
import { useOfList } from '../signing/certificate-use.ts'
import { isSignedJws, parseJws } from '../signing/jws.ts'
import type { Bytes, Subtle } from '../signing/subtle.ts'
import { type Manifest, PATHS } from './bundle-manifest.ts'
import { broken, type Finding, holds, unknown } from './report.ts'
import { judgeCertificate, type Trust } from './trust.ts'

export async function judgeList(
  subtle: Subtle,
  files: ReadonlyMap<string, Bytes>,
  manifest: Manifest,
  trust: Trust,
): Promise<Finding[]> {
  const file = files.get(PATHS.listSignature)
  if (!file) return [unknown('outcome', 'outcome-missing')]
  const [line = '', end] = (textOfUtf8(file) ?? '').split('\n')
  const jws = end === '' ? parseJws(line) : undefined
  const [own, ...others] = (jws?.chain ?? []).map(parseCertificate)
  if (!jws || !own || !(await isSignedJws(subtle, jws, own.spki)))
    return [broken('outcome', 'outcome-unreadable')]
  if (canonicalJson(jws.payload) !== canonicalJson(manifest)) return [broken('outcome', 'outcome-otherwise')]
  if (own.use !== useOfList(manifest.signing)) return [broken('outcome', 'outcome-not-networks')]
  const named = others.flatMap((each) => each ?? [])
  const judged = await judgeCertificate(subtle, { certificate: own, at: manifest.madeAt, named }, trust)
  const doubts = judged.filter(({ status }) => status !== 'holds')
  return [
    holds('outcome', 'outcome-right'),
    ...doubts.map((doubt) => ({ ...doubt, about: 'outcome' as const })),
  ]
}
