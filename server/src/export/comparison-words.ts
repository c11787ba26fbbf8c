// What stands around the words in the file of a comparison.
import type { Author, ComparedPart } from '@plenary/shared/compare/comparison'
import { clauseNumber, type NumberStyle } from '@plenary/shared/declaration/numbering'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import { localMoment } from './local-moment.ts'

export interface ComparisonWords {
  readonly heading: string
  readonly from: string
  readonly to: string
  readonly now: string
  readonly asItWas: string
  readonly start: string
  agreedBy(city: string): string
  version(number: number, name: string | null): string
  /** What was made by itself, without a number. */
  readonly automatic: string
  readonly onlyBy: (city: string) => string
  readonly inserted: string
  readonly deleted: string
  readonly byCity: string
  readonly changes: string
  readonly nothing: string
  readonly place: string
  readonly change: string
  readonly who: string
  readonly when: string
  readonly unknown: string
  readonly said: { readonly inserted: string; readonly deleted: string }
  moved(from: string, to: string): string
  movedHere(from: string): string
  readonly insertedClause: string
  readonly deletedClause: string
  readonly containers: Record<Exclude<ComparedPart['container'], 'clauses'>, string>
  clause(number: string, style: NumberStyle): string
  /** Of one that is not there any more: another may have its number now. */
  former(clause: string): string
  readonly formats: Record<'bold' | 'italic' | 'link', readonly [now: string, noLonger: string]>
  readonly otherLink: string
  readonly separator: string
  readonly roles: Record<Author['role'], string>
  /** Of who writes for no city. */
  readonly functions: Record<'secretariat' | 'observer' | 'system', readonly [name: string, code: string]>
  at(moment: string): string
}

const english: ComparisonWords = {
  heading: 'What was changed',
  from: 'From',
  to: 'To',
  now: 'Now',
  asItWas: 'As it was',
  start: 'Before the first word',
  agreedBy: (city) => `What ${city} stated its positions on`,
  version: (number, name) => (name === null ? `Rev. ${number}` : `Rev. ${number}, ${name}`),
  automatic: 'Version made automatically',
  onlyBy: (city) => `Only the changes of ${city} are marked. Those of others count as made.`,
  inserted: 'inserted',
  deleted: 'deleted',
  byCity: 'by city',
  changes: 'Changes',
  nothing: 'Nothing was changed.',
  place: 'Place',
  change: 'Change',
  who: 'By',
  when: 'Last written',
  unknown: 'Not known',
  said: { inserted: 'inserted:', deleted: 'deleted:' },
  moved: (from, to) => `Moved: was ${from}, is ${to}`,
  movedHere: (from) => `Moved here: was ${from}.`,
  insertedClause: 'New clause',
  deletedClause: 'Clause deleted',
  containers: { title: 'Title', preamble: 'Preamble', closing: 'Place and date' },
  clause: (number, style) => `${style === 'article' ? 'Article' : 'Clause'} ${number}`,
  former: (clause) => `Former ${clause.toLowerCase()}`,
  formats: { bold: ['bold', 'not bold'], italic: ['italic', 'not italic'], link: ['link', 'no link'] },
  otherLink: 'other link',
  separator: ', ',
  roles: {
    secretariat: 'Secretariat',
    head: 'Head of delegation',
    drafter: 'Drafter',
    viewer: 'Viewer',
    observer: 'Observer',
    public: 'Public',
    system: 'Server',
  },
  functions: {
    secretariat: ['Secretariat', 'Sec'],
    observer: ['Observers', 'Obs'],
    system: ['The server', 'Srv'],
  },
  at: localMoment('en', null),
}

const japanese: ComparisonWords = {
  heading: '変更箇所',
  from: '変更前',
  to: '変更後',
  now: '現在',
  asItWas: '当時の本文',
  start: '最初の入力の前',
  agreedBy: (city) => `${city}が立場を表明した時点の文言`,
  version: (number, name) => (name === null ? `Rev. ${number}` : `Rev. ${number}「${name}」`),
  automatic: '自動作成の版',
  onlyBy: (city) => `${city}による変更のみを示しています。ほかの変更は反映済みとして扱います。`,
  inserted: '追加',
  deleted: '削除',
  byCity: '変更した都市',
  changes: '変更の一覧',
  nothing: '変更はありません。',
  place: '箇所',
  change: '変更',
  who: '変更者',
  when: '最終入力',
  unknown: '不明',
  said: { inserted: '追加：', deleted: '削除：' },
  moved: (from, to) => `移動：${from}から${to}へ`,
  movedHere: (from) => `移動：${from}から`,
  insertedClause: '新しい項',
  deletedClause: '項の削除',
  containers: { title: '表題', preamble: '前文', closing: '場所と日付' },
  clause: (number, style) => {
    const [first = '', ...within] = number.split(' ')
    return `第${first}${style === 'article' ? '条' : '項'}${within.join('')}`
  },
  former: (clause) => `旧${clause}`,
  formats: { bold: ['太字', '太字解除'], italic: ['斜体', '斜体解除'], link: ['リンク', 'リンク解除'] },
  otherLink: '別のリンク',
  separator: '、',
  roles: {
    secretariat: '事務局',
    head: '首席代表',
    drafter: '起草担当',
    viewer: '閲覧者',
    observer: 'オブザーバー',
    public: '一般',
    system: 'サーバー',
  },
  functions: {
    secretariat: ['事務局', '事務'],
    observer: ['オブザーバー', '傍聴'],
    system: ['サーバー', 'サバ'],
  },
  at: localMoment('ja', null),
}

export const COMPARISON_WORDS: Record<InterfaceLanguage, ComparisonWords> = { en: english, ja: japanese }

/** How a part is called, where it is now, else where it was. */
export function nameOfPart(
  { container, now, before }: ComparedPart,
  style: NumberStyle,
  words: ComparisonWords,
): string {
  if (container !== 'clauses') return words.containers[container]
  const name = words.clause(clauseNumber((now ?? before)?.path ?? []), style)
  return now === null ? words.former(name) : name
}

type Marks = ComparedPart['pieces'][number]['marks']

/** Such as `bold, not italic`. */
export function formatChange(
  before: Marks,
  now: Marks,
  { formats, otherLink, separator }: ComparisonWords,
): string {
  const named = (marks: Marks, type: string) => marks.find((mark) => mark.type === type)
  return (['bold', 'italic', 'link'] as const)
    .flatMap((type) => {
      const [was, is] = [named(before, type), named(now, type)]
      if (was && is) return JSON.stringify(was) === JSON.stringify(is) ? [] : [otherLink]
      return was || is ? [formats[type][is ? 0 : 1]] : []
    })
    .join(separator)
}
