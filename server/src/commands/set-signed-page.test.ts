// The page that is signed, as the product sets it: Typst's page, its fields, the seal, and stamps in it.
import { webcrypto } from 'node:crypto'
import { concatBytes } from '@plenary/shared/signing/bytes'
import { useOfField } from '@plenary/shared/signing/certificate-use'
import { fieldOfCity } from '@plenary/shared/signing/signature-fields'
import { type Bytes, makeSigningKey, signBytes } from '@plenary/shared/signing/subtle'
import { newestField } from '@plenary/shared/verify/newest-field'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExportedDeclaration } from '../export/exported-declaration.ts'
import { PageFonts } from '../page/page-fonts.ts'
import { PageThread } from '../page/page-thread.ts'
import { embedSignature } from '../signing/pdf-embed.ts'
import { prepareSignature } from '../signing/pdf-prepare.ts'
import { tokyo, tomsk } from '../testing/exported-declarations.ts'
import { type House, must, openHouse } from '../testing/http-house.ts'
import { ReadersOfSignatures } from '../testing/readers-of-signatures.ts'
import { authorityInUse } from './authority-in-use.ts'
import { createSignedPage } from './set-signed-page.ts'

const { subtle } = webcrypto
const at = '2010-11-09T02:25:00.000Z'

let house: House
let thread: PageThread
beforeAll(async () => {
  house = await openHouse()
  thread = new PageThread(new PageFonts())
})
afterAll(async () => {
  await thread.close()
  await house.close()
})

const contextOf = () => ({ ...house.context, authorityKeys: house.authorityKeys })

async function seal(texts: readonly ExportedDeclaration[]) {
  const page = createSignedPage(contextOf(), {
    readTexts: async () => texts,
    renderPage: (declarations) => thread.renderPage(declarations),
  })
  const cities = (texts[0]?.signatories ?? []).map(({ cityId, city }) => ({
    ...{ cityId, names: { en: city } },
    ...{ signatory: null, holderId: null },
  }))
  return page.seal({ declarationId: 'd', versionId: 'v', signingId: 's', cities })
}

async function sign(base: Bytes, declaration: ExportedDeclaration, cityId: string): Promise<Bytes> {
  const authority = must(await authorityInUse(contextOf()))
  const { name, title, city, holder } = declaration.signatories.find((each) => each.cityId === cityId) ?? {
    ...{ name: '', title: '', city: '', holder: null },
  }
  const key = await makeSigningKey(subtle)
  const names = { commonName: name || city, title, organization: city, unit: declaration.title }
  const certificate = await authority.certify(key.spki, names, useOfField('s', fieldOfCity(cityId)))
  const stamp = must(
    await thread.renderStamp({
      ...{ city, name, title, holder, at, fingerprint: authority.fingerprint },
      ...{ stamp: { kind: 'typed' }, language: declaration.text.language, wordsIn: declaration.wordsIn },
      timeZone: declaration.plenary.timeZone,
    }),
  )
  const wanted = { certificate, signedAt: at, name: name || city, reason: city, location: 'Tokyo', stamp }
  const field = fieldOfCity(cityId)
  const prepared = await prepareSignature(subtle, base, { ...wanted, field, certifies: false })
  const signature = await signBytes(subtle, key.privateKey, prepared.attributes)
  return embedSignature(prepared, { certificate, root: authority.root, signature })
}

test.each([
  ['Tokyo, English', [tokyo()]],
  ['Tomsk, Japanese, with a translation', [tomsk(), tokyo({ signatories: tomsk().signatories })]],
])(
  '[SG56] the page of %s is sealed with a place for each city, and signed in three of them',
  async (_name, texts) => {
    const sealed = must(await seal(texts))
    let whole = concatBytes(sealed.page, sealed.fields, sealed.seal)
    const declaration = texts[0] as ExportedDeclaration
    const cities = declaration.signatories.map(({ cityId }) => cityId)
    const signing = [cities[2], cities[0], cities.at(-1)].flatMap((cityId) => cityId ?? [])
    for (const cityId of signing) {
      whole = await sign(whole, declaration, cityId)
      expect(newestField(whole, sealed.sealedLength)).toEqual({ name: fieldOfCity(cityId) })
    }
    const readers = new ReadersOfSignatures([must(await authorityInUse(contextOf())).root])
    const read = readers.pdfsig(whole)
    expect(read.map(({ isValid, isTrusted }) => isValid && isTrusted)).toEqual(Array(4).fill(true))
    expect(read.find(({ isOfTotal }) => isOfTotal)?.field).toBe(fieldOfCity(cities.at(-1) ?? ''))
    readers.qpdf(whole)
    await readers.close()
  },
)
