// What the worker of pages is asked, and what it answers.
import type { Refusal } from '@plenary/shared/refusal'
import { canonicalAttachment } from '../export/canonical-attachment.ts'
import type { PageCompiler } from './page-compiler.ts'
import { type Declarations, declarationsToPageData } from './page-data.ts'
import type { PageFonts } from './page-fonts.ts'
import { type StampContent, stampToData } from './stamp-data.ts'

export type PageQuestion = readonly ['page', Declarations] | readonly ['stamp', StampContent]

/** Where a city's signature goes, in points (1/72 inch) from the upper left corner of its page. */
export interface SignatureBox {
  readonly cityId: string
  /** From 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Page {
  /** PDF/A-3a. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly boxes: readonly SignatureBox[]
}

/** The same bytes for the same question, as long as fonts, template and compiler are the same. */
export function answerPageQuestion(
  [name, asked]: PageQuestion,
  compiler: PageCompiler,
  fonts: PageFonts,
): Page | Refusal {
  const data = name === 'page' ? declarationsToPageData(asked, fonts) : stampToData(asked, fonts)
  const lacking = fonts.refusal(wordsOf(data))
  if (lacking) return lacking
  const compiled =
    name === 'page'
      ? compiler.compile({
          template: 'declaration',
          data,
          canonical: canonicalAttachment(asked),
          standard: 'a-3a',
          at: asked[0].adoption?.at ?? asked[0].version.at,
          query: 'signature',
        })
      : compiler.compile({ template: 'stamp', data, standard: 'a-2b', at: asked.at })
  if ('refused' in compiled) return compiled
  return { bytes: compiled.bytes, boxes: compiled.found as SignatureBox[] }
}

/** Every string in it; of names of fonts and languages there is no harm. */
function wordsOf(data: unknown): string {
  if (typeof data === 'string') return data
  return typeof data === 'object' && data !== null ? Object.values(data).map(wordsOf).join('\n') : ''
}
