// Reasons as sentences.
import type { InterfaceLanguage } from '../words/refusal-sentences.ts'
import { REASONS_EN } from './reasons-en.ts'
import { REASONS_JA } from './reasons-ja.ts'
import type { Reason, Thing } from './report.ts'

const REASONS = { en: REASONS_EN, ja: REASONS_JA }

export function sayReason({ code, values = {} }: Reason, language: InterfaceLanguage): string {
  return REASONS[language][code].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) return ''
    return typeof value === 'object'
      ? value.map((each) => sayThing(each, language)).join(language === 'ja' ? '、' : ', ')
      : String(value)
  })
}

/** What in a PDF was changed, as its readers would call it. */
function sayThing({ kind, name }: Thing, language: InterfaceLanguage): string {
  const words = {
    page: { en: `page ${name}`, ja: `${name}ページ` },
    field: { en: `the field of ${name}`, ja: `${name}の欄` },
    catalog: { en: 'the head of the document', ja: '文書の見出し情報' },
    object: { en: `object ${name}`, ja: `オブジェクト${name}` },
    addition: { en: 'something that nothing shows', ja: '表示されない追加' },
  }
  return words[kind][language]
}
