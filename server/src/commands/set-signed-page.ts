// The page that is signed: set from the version that was adopted, given its fields, and sealed by the authority in use.
import { webcrypto } from 'node:crypto'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import type { ExportedDeclaration } from '../export/exported-declaration.ts'
import type { Declarations } from '../page/page-data.ts'
import type { Page, SignatureBox } from '../page/page-jobs.ts'
import type { PageToSeal, SealedPage, SignedPage } from '../ports/signed-page.ts'
import type { FieldBox } from '../signing/pdf-fields.ts'
import { sealPage } from '../signing/seal-page.ts'
import { type AuthorityContext, authorityInUse } from './authority-in-use.ts'

export interface PageSetting {
  /** Every text of the version, as files of it say it, with the cities that were asked for as its signatories. */
  readonly readTexts: (asked: PageToSeal) => Promise<readonly ExportedDeclaration[]>
  readonly renderPage: (declarations: Declarations) => Promise<Page | Refusal>
}

export function createSignedPage(context: AuthorityContext, setting: PageSetting): SignedPage {
  return { seal: (asked) => setSignedPage(context, setting, asked) }
}

async function setSignedPage(
  context: AuthorityContext,
  { readTexts, renderPage }: PageSetting,
  asked: PageToSeal,
): Promise<SealedPage | Refusal> {
  const authority = await authorityInUse(context)
  if (isRefusal(authority)) return authority
  const [first, ...others] = authenticFirst(await readTexts(asked))
  if (!first) throw new Error(`version ${asked.versionId} has no text`)
  const page = await renderPage([first, ...others])
  if (isRefusal(page)) return page
  return sealPage(webcrypto.subtle, authority, {
    page: page.bytes,
    boxes: boxesOf(asked, page.boxes, first.text.language),
    signing: asked.signingId,
    network: first.network,
    title: first.title,
    place: first.plenary.place,
  })
}

/** The order in which the page has them. */
export function authenticFirst(texts: readonly ExportedDeclaration[]): ExportedDeclaration[] {
  const isAuthentic = ({ text }: ExportedDeclaration) => text.status === 'authentic'
  return [...texts.filter(isAuthentic), ...texts.filter((text) => !isAuthentic(text))]
}

function boxesOf({ cities }: PageToSeal, boxes: readonly SignatureBox[], language: string): FieldBox[] {
  return cities.map(({ cityId, names }) => {
    const box = boxes.find((each) => each.cityId === cityId)
    if (!box) throw new Error(`the page has no place for ${cityId}`)
    return { ...box, label: nameIn(names, language) }
  })
}
