// Reasons and results as sentences.
import type { InterfaceLanguage } from '../words/refusal-sentences.ts'
import { REASONS_EN } from './reasons-en.ts'
import { REASONS_JA } from './reasons-ja.ts'
import { isOnRecordedPaper, type Reason, type Report, type Thing } from './report.ts'

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

/** The whole in one sentence. */
export function sayResult(report: Report, language: InterfaceLanguage): string {
  const cities = report.signatures.filter(({ kind }) => kind === 'city')
  const bad = cities.filter(({ status }) => status === 'broken').length
  return RESULTS[language](report, cities.length, bad)
}

/** What no file can show is said beside what holds. */
const onPaper: Record<InterfaceLanguage, (signatures: Report['signatures']) => string> = {
  en: (signatures) => {
    const count = signatures.filter(isOnRecordedPaper).length
    if (count === 0) return ''
    return ` ${count === 1 ? 'One city' : `${count} cities`} signed on paper: look at the scan.`
  },
  ja: (signatures) => {
    const count = signatures.filter(isOnRecordedPaper).length
    return count === 0 ? '' : `ほかに${count}都市が紙で署名しています。スキャンをご覧ください。`
  },
}

const RESULTS: Record<InterfaceLanguage, (report: Report, count: number, bad: number) => string> = {
  en: ({ kind, status, signatures }, count, bad) => {
    if (kind === 'other' || signatures.length === 0)
      return status === 'broken' ? 'This file is not as it was signed.' : 'Nothing here can be verified.'
    const signed = count === 1 ? 'The signature of one city' : `The signatures of ${count} cities`
    if (status === 'holds')
      return `${count > 0 ? `${signed} and everything else` : 'All things'} in this file hold.${onPaper.en(signatures)}`
    if (bad > 0) return `This file is not as it was signed: ${bad} of ${count} signatures do not hold.`
    if (status === 'broken') return 'This file is not as it was signed.'
    if (count === 0) return 'No city has signed in this file yet.'
    return `Nothing is broken, but not everything is known: see what stands beside ${count === 1 ? 'the signature' : `the ${count} signatures`}.`
  },
  ja: ({ kind, status, signatures }, count, bad) => {
    if (kind === 'other' || signatures.length === 0)
      return status === 'broken'
        ? 'このファイルは署名時のままではありません。'
        : '検証できるものがありません。'
    if (status === 'holds')
      return `${count > 0 ? `${count}都市の署名と、ファイルのその他すべてが` : 'ファイルのすべてが'}確認できました。${onPaper.ja(signatures)}`
    if (bad > 0)
      return `このファイルは署名時のままではありません。${count}件の署名のうち${bad}件が成り立ちません。`
    if (status === 'broken') return 'このファイルは署名時のままではありません。'
    if (count === 0) return 'このファイルには、まだ都市の署名がありません。'
    return `壊れた箇所はありませんが、分からない点が残っています（署名${count}件の欄をご覧ください）。`
  },
}
