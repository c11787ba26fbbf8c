// What was found, in a sentence or two: what holds, and beside it what no file can show.
import type { InterfaceLanguage } from '../words/refusal-sentences.ts'
import { isOnRecordedPaper, isOutside, type Report } from './report.ts'

export function sayResult(report: Report, language: InterfaceLanguage): string {
  const said = WORDS[language]
  const { kind, status, signatures } = report
  if (kind === 'other' || signatures.length === 0) return status === 'broken' ? said.broken : said.nothing
  const tally = tallyOf(report)
  if (status === 'broken') return tally.bad > 0 ? said.bad(tally.bad, tally.cities) : said.broken
  if (tally.cities > 0) return saySigned(tally, said)
  if (tally.papers > 0) return sayPaper(tally, said)
  return kind === 'pdf' ? said.nobodyInPdf : said.nobody
}

function saySigned({ cities, outside, recorded, isRestRight }: Tally, said: Words): string {
  const paper = recorded > 0 ? [said.alsoPaper(recorded)] : []
  if (!isRestRight) return said.join([said.unknown(cities), ...paper])
  const own = cities - outside
  const all = own > 0 ? [said.hold(own)] : []
  const others = outside > 0 ? [said.outside(outside, own > 0)] : []
  return said.join([...all, ...others, ...(own > 0 ? [] : [said.restHolds]), ...paper])
}

function sayPaper({ papers, isScanned, isRestRight }: Tally, said: Words): string {
  return said.join([said.onlyPaper(papers, isScanned), ...(isRestRight ? [] : [said.restUnknown])])
}

interface Tally {
  readonly cities: number
  readonly bad: number
  readonly outside: number
  readonly papers: number
  /** Of those on paper, whose scan is on the record. */
  readonly recorded: number
  readonly isScanned: boolean
  /** Whether everything holds but what was signed outside, and on paper as the record says. */
  readonly isRestRight: boolean
}

function tallyOf({ findings, signatures }: Report): Tally {
  const cities = signatures.filter(({ kind }) => kind === 'city')
  const papers = signatures.filter(({ kind }) => kind === 'paper')
  const rest = signatures.filter((each) => each.kind !== 'none' && each.kind !== 'paper' && !isOutside(each))
  const codes = papers.flatMap((paper) => paper.findings.map(({ reason }) => reason.code))
  return {
    cities: cities.length,
    bad: cities.filter(({ status }) => status === 'broken').length,
    outside: cities.filter(isOutside).length,
    papers: papers.length,
    recorded: papers.filter(isOnRecordedPaper).length,
    isScanned: !codes.includes('paper-without-scan'),
    isRestRight:
      [...findings, ...rest].every(({ status }) => status === 'holds') && !codes.includes('paper-scan-other'),
  }
}

type Words = (typeof WORDS)[InterfaceLanguage]

const many = (count: number) => (count === 1 ? 'One city' : `${count} cities`)

const WORDS = {
  en: {
    join: (sentences: readonly string[]) => sentences.join(' '),
    broken: 'This file is not as it was signed.',
    nothing: 'Nothing here can be verified.',
    bad: (bad: number, count: number) =>
      `This file is not as it was signed: ${bad} of ${count} signatures do not hold.`,
    hold: (count: number) =>
      `${count === 1 ? 'The signature of one city' : `The signatures of ${count} cities`} and everything else in this file hold.`,
    unknown: (count: number) =>
      `Nothing is broken, but not everything is known: see what stands beside ${count === 1 ? 'the signature' : `the ${count} signatures`}.`,
    outside: (count: number, _isBeside: boolean) =>
      `${many(count)} signed outside of Plenary: see what stands beside ${count === 1 ? 'its signature' : 'their signatures'}.`,
    restHolds: 'Everything else in this file holds.',
    restUnknown: 'Beside that, not everything is known: see below.',
    alsoPaper: (count: number) =>
      `${many(count)} signed on paper, as the record says: look at the ${count === 1 ? 'scan' : 'scans'}.`,
    onlyPaper: (count: number, isScanned: boolean) =>
      `${many(count)} signed on paper, as the record in this file says. Signatures on paper cannot be checked here${isScanned ? ': look at the scans' : ', and there is no scan in this file'}.`,
    nobody: 'No city has signed in this file.',
    nobodyInPdf: 'No city has signed in this PDF. Which signed on paper, only the bundle says.',
  },
  ja: {
    join: (sentences: readonly string[]) => sentences.join(''),
    broken: 'このファイルは署名時のままではありません。',
    nothing: '検証できるものがありません。',
    bad: (bad: number, count: number) =>
      `このファイルは署名時のままではありません。${count}件の署名のうち${bad}件が成り立ちません。`,
    hold: (count: number) => `${count}都市の署名と、ファイルのその他すべてが確認できました。`,
    unknown: (count: number) =>
      `壊れた箇所はありませんが、分からない点が残っています（署名${count}件の欄をご覧ください）。`,
    outside: (count: number, isBeside: boolean) =>
      `${isBeside ? 'ほかに' : ''}${count}都市がPlenaryの外で署名しています（署名欄をご覧ください）。`,
    restHolds: 'ファイルのその他すべては確認できました。',
    restUnknown: 'ほかにも分からない点が残っています（下記をご覧ください）。',
    alsoPaper: (count: number) =>
      `ほかに、記録によれば${count}都市が紙に署名しています。スキャンをご覧ください。`,
    onlyPaper: (count: number, isScanned: boolean) =>
      `このファイルの記録によれば、${count}都市が紙に署名しました。紙の署名はここでは検証できません。${isScanned ? 'スキャンをご覧ください。' : 'このファイルにはスキャンもありません。'}`,
    nobody: 'このファイルには都市の署名がありません。',
    nobodyInPdf: 'このPDFには都市の署名がありません。紙に署名した都市は、一式ファイルで分かります。',
  },
}
