// The page of a declaration as it is really set, sealed and signed, before the verifier: its words are found in it.
import { webcrypto } from 'node:crypto'
import { isRefusal } from '@plenary/shared/refusal'
import { concatBytes } from '@plenary/shared/signing/bytes'
import { parseCertificate } from '@plenary/shared/signing/certificate'
import { useOfField } from '@plenary/shared/signing/certificate-use'
import { fieldOfCity } from '@plenary/shared/signing/signature-fields'
import { type Bytes, makeSigningKey, type Subtle, signBytes } from '@plenary/shared/signing/subtle'
import { verifyFile } from '@plenary/shared/verify/verify-file'
import { expect, test } from 'vitest'
import { nodeSurroundings } from '../operations/verify-signed.ts'
import { type Authority, makeAuthority } from '../signing/authority.ts'
import { embedSignature } from '../signing/pdf-embed.ts'
import { prepareSignature } from '../signing/pdf-prepare.ts'
import { sealPage } from '../signing/seal-page.ts'
import { signatory, tokyo } from '../testing/exported-declarations.ts'
import { FakeSurroundings } from '../testing/fake-surroundings.ts'
import { PageCompiler } from './page-compiler.ts'
import { PageFonts } from './page-fonts.ts'
import { answerPageQuestion, type PageQuestion } from './page-jobs.ts'

const subtle: Subtle = webcrypto.subtle
const AT = '2010-11-09T02:30:00.000Z'
const COUNT = process.env.PLENARY_TEST_LONG ? 30 : 3

const fonts = new PageFonts()
const compiler = new PageCompiler(fonts.folder)

function bytesAndBoxes(question: PageQuestion) {
  const answer = answerPageQuestion(question, compiler, fonts)
  if (isRefusal(answer)) throw new Error(answer.refused)
  return answer
}

async function sign(authority: Authority, base: Bytes, cityId: string): Promise<Bytes> {
  const key = await makeSigningKey(subtle)
  const names = { commonName: `Head of ${cityId}`, title: 'Governor', organization: cityId, unit: 'Tokyo' }
  const certificate = await authority.certify(key.spki, names, useOfField('s1', fieldOfCity(cityId)))
  const wanted = { certificate, signedAt: AT, name: names.commonName, reason: 'Tokyo', location: 'Tokyo' }
  const prepared = await prepareSignature(subtle, base, {
    ...wanted,
    ...{ field: fieldOfCity(cityId), stamp: null, certifies: false },
  })
  const signature = await signBytes(subtle, key.privateKey, prepared.attributes)
  return embedSignature(prepared, { certificate, root: authority.root, signature })
}

test('[VF13] a declaration that was set, sealed and signed holds, and the words attached to it have its digest', async () => {
  const signatories = Array.from({ length: COUNT }, (_, place) =>
    signatory({ city: `City ${place}`, cityId: `c${place}` }),
  )
  const declaration = tokyo({ signatories })
  const { bytes: page, boxes } = bytesAndBoxes(['page', [declaration]])
  const { authority } = await makeAuthority(
    { number: 1, network: 'Asian Network', secret: 'of a test' },
    new FakeSurroundings(),
  )
  const sealing = {
    signing: 's1',
    network: 'Asian Network',
    title: 'Tokyo Declaration',
    place: 'Tokyo',
  }
  const labelled = boxes.map((box) => ({ ...box, label: `Signature of ${box.cityId}` }))
  const { fields, seal } = await sealPage(subtle, authority, { page, boxes: labelled, ...sealing })
  let signed: Bytes = concatBytes(page, fields, seal)
  for (const { cityId } of signatories) signed = await sign(authority, signed, cityId)

  const root = parseCertificate(authority.root)
  const started = performance.now()
  const report = await verifyFile(nodeSurroundings, signed, {
    ...{ roots: root ? [root] : [], fingerprints: [], lists: [] },
  })
  process.stdout.write(
    `[VF13] ${COUNT} signatures verified in ${Math.round(performance.now() - started)} ms\n`,
  )
  expect(report.findings.map(({ status, reason }) => [status, reason.code])).toEqual([
    ['holds', 'certified'],
    ['holds', 'nothing-behind'],
    ['holds', 'text-digest-right'],
    ['unknown', 'outcome-pdf-alone'],
  ])
  expect(report.signatures).toHaveLength(COUNT + 1)
  expect(
    report.signatures.flatMap(({ findings }) => findings).filter(({ status }) => status === 'broken'),
  ).toEqual([])
  expect(report.declaration?.title).toBe('Tokyo Declaration')
})
