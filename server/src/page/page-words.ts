// What stands around the words on the page.
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'
import type { ExportedVersion, SignatoryOutcome } from '../export/exported-declaration.ts'

export interface PageWords {
  readonly draft: string
  version(version: ExportedVersion): string
  /** The version with its name, if it has these, and when the words were these. */
  moment(version: ExportedVersion): string
  /** Of a text that is not authentic. */
  readonly status: Record<'translation' | 'gist', string>
  byProxy(holder: string): string
  outcome(outcome: SignatoryOutcome): string
  /** In one line, with what is known of it. */
  readonly separator: string
  /** Of a stamp: for which city another one signs. */
  forCity(city: string): string
  at(moment: string): string
}

/** To the second: of a signature law may hang on it. */
function inUtc(locale: string, timeStyle: 'short' | 'medium'): (moment: string) => string {
  const format = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle,
    timeZone: 'UTC',
    hourCycle: 'h23',
  })
  return (moment) => `${format.format(new Date(moment))} UTC`
}

function wordsOf(
  locale: string,
  words: Omit<PageWords, 'version' | 'moment' | 'outcome' | 'at'>,
  outcomes: Record<'declined' | 'absent' | 'electronic' | 'paper' | 'outside', string>,
): PageWords {
  const at = inUtc(locale, 'medium')
  const toMinute = inUtc(locale, 'short')
  return {
    ...words,
    at,
    version: ({ number, at: moment }) => (number === null ? toMinute(moment) : `Rev. ${number}`),
    moment: ({ number, name, at: moment }) =>
      [number === null ? [] : `Rev. ${number}`, name ?? [], toMinute(moment)].flat().join(words.separator),
    outcome: ({ kind, way, at: moment }) =>
      kind === 'absent'
        ? outcomes.absent
        : `${outcomes[kind === 'declined' ? kind : (way ?? 'electronic')]}${words.separator}${at(moment)}`,
  }
}

export const PAGE_WORDS: Record<InterfaceLanguage, PageWords> = {
  en: wordsOf(
    'en-GB',
    {
      draft: 'Draft',
      status: { translation: 'Translation', gist: 'Gist' },
      byProxy: (holder) => `by proxy: ${holder}`,
      separator: ', ',
      forCity: (city) => `for ${city}`,
    },
    {
      declined: 'Declined to sign',
      absent: 'Absent',
      electronic: 'Signed',
      paper: 'Signed on paper',
      outside: 'Signed with a certificate of its own',
    },
  ),
  ja: wordsOf(
    'ja-JP',
    {
      draft: '案',
      status: { translation: '翻訳', gist: '趣旨' },
      byProxy: (holder) => `代理：${holder}`,
      separator: '、',
      forCity: (city) => `${city}を代表して`,
    },
    {
      declined: '署名せず',
      absent: '欠席',
      electronic: '署名済み',
      paper: '紙に署名',
      outside: '独自の証明書で署名',
    },
  ),
}

/** The mark on what is not adopted, in the language of the text, for those who only look at the page. */
const DRAFT_MARKS: Record<string, string> = {
  ja: '案',
  ko: '초안',
  'zh-Hans': '草案',
  'zh-Hant': '草案',
  th: 'ร่าง',
  vi: 'DỰ THẢO',
  ru: 'ПРОЕКТ',
  hi: 'प्रारूप',
  my: 'မူကြမ်း',
  mn: 'ТӨСӨЛ',
}

export function draftMark(language: string): string {
  const { language: base, script } = new Intl.Locale(language).maximize()
  return DRAFT_MARKS[`${base}-${script}`] ?? DRAFT_MARKS[base] ?? 'DRAFT'
}
