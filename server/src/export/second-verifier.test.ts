// A verifier that was written from docs/SIGNED-TEXT.md, of openssl and text tools, agrees with the first one.
import { asciiBytes, concatBytes } from '@plenary/shared/signing/bytes'
import { pemOf } from '@plenary/shared/signing/pem'
import { otherPage, signField } from '@plenary/shared/testing/test-signed-pdf'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeSurroundings } from '../operations/verify-signed.ts'
import { SecondVerifier } from '../testing/second-verifier.ts'
import { onPaperAlone, SIGNED_AT, type SignedBundle, signedBundle } from '../testing/signed-bundle.ts'
import { type BundleData, writeBundle } from './bundle.ts'

const verifier = new SecondVerifier()
afterAll(() => verifier.close())

let bundle: SignedBundle
beforeAll(async () => {
  bundle = await signedBundle()
})

/** A page that was exchanged before Jakarta signed, whose signature covers it. */
const coveredPage = () => jakartaOn(otherPage(bundle.pdfBefore))

async function jakartaOn(bytes: Uint8Array<ArrayBuffer>, use?: string): Promise<Uint8Array> {
  const signing = {
    subtle: crypto.subtle,
    authority: bundle.authority,
    fields: ['seal', 'city-tokyo', 'city-jakarta'],
  }
  const names = { commonName: 'Anh', title: '', organization: 'Hanoi', unit: '' }
  return (await signField(signing, bytes, 2, { names, at: SIGNED_AT, ...(use && { use }) })).bytes
}

/** What the two say: `holds`, or what is wrong. */
async function said(
  changed: Partial<BundleData>,
  { data, sign, root } = bundle,
): Promise<{ first: string; second: string }> {
  const zip = new Uint8Array(await writeBundle({ ...data, ...changed }, sign))
  const trust = { roots: [root], fingerprints: [], lists: [] }
  const { status } = await verifyFile(nodeSurroundings, zip, trust)
  const second = verifier.judge(unzipSync(zip), asciiBytes(pemOf(root.der)))
  return { first: status, second: second.status === 0 ? 'holds' : second.said }
}

test('[VF32] a whole bundle holds for both', async () => {
  expect(await said({})).toEqual({ first: 'holds', second: 'holds' })
})

test('[VF32] what is broken is found by both, though the list fits and is signed', async () => {
  const { data } = bundle
  const [tokyo, ...others] = data.cities
  const [, entry] = data.record
  if (!tokyo?.given || !entry || !('action' in entry)) throw new Error('no example')
  const consent = tokyo.given.consent.replace('Shintaro', 'Somebody')
  const ofTokyo = (given: Partial<NonNullable<typeof tokyo.given>>) => ({
    cities: [{ ...tokyo, given: { ...tokyo.given, ...given } as typeof tokyo.given }, ...others],
  })
  const cases: [Partial<BundleData>, RegExp][] = [
    [{ pdf: await coveredPage() }, /increments that nobody signed/],
    [ofTokyo({ statement: others[0]?.given?.statement ?? '' }), /another key/],
    [
      { record: data.record.map((each) => (each === entry ? { ...entry, actor: 'p2' } : each)) },
      /record: altered/,
    ],
  ]
  const more: typeof cases = [
    [{ pdf: bundle.pdfBefore }, /no signature of jakarta/],
    [{ pdf: concatBytes(data.pdf, asciiBytes('% more')) }, /bytes behind/],
    [{ pdf: otherPage(new Uint8Array(data.pdf)) }, /bytes behind/],
    [ofTokyo({ consent }), /lacks "consent"/],
    [{ record: data.record.slice(0, 1) }, /record that tokyo named/],
    [{ declaration: { ...data.declaration, version: 4 } }, /lacks "declaration"/],
  ]
  if (process.env.PLENARY_TEST_LONG) cases.push(...more)
  for (const [changed, reason] of cases) {
    const { first, second } = await said(changed)
    expect([String(reason), first, second]).toEqual([String(reason), 'broken', expect.stringMatching(reason)])
  }
})

test('[VF61] a certificate that was issued for something else signs nothing for both', async () => {
  const other = expect.stringMatching(/with a certificate for something else/)
  const ofTokyo = { pdf: await jakartaOn(bundle.pdfBefore, 's1/city-tokyo') }
  expect(await said(ofTokyo)).toEqual({ first: 'broken', second: other })
  const elsewhere = await signedBundle({ listUse: 's2/list' })
  expect(await said({}, elsewhere)).toEqual({ first: 'broken', second: other })
})

test('[VF57] of signatures on paper alone both say that they do not know', async () => {
  const paper = await signedBundle({ withPaper: true })
  const zip = new Uint8Array(await writeBundle(onPaperAlone(paper), paper.sign))
  const trust = { roots: [paper.root], fingerprints: [], lists: [] }
  expect((await verifyFile(nodeSurroundings, zip, trust)).status).toBe('unknown')
  expect(verifier.judge(unzipSync(zip))).toEqual({ status: 2, said: 'seoul signed on paper\n' })
})
