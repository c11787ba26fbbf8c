// Where the words of each area come from: a chunk of its own for every area and language, loaded when a screen needs it.
import type { InterfaceLanguage, RefusalSentences } from '@plenary/shared/words/refusal-sentences'
import type { account } from './words/en/account.ts'
import type { acts } from './words/en/acts.ts'
import type { authorship } from './words/en/authorship.ts'
import type { ceremony } from './words/en/ceremony.ts'
import type { compare } from './words/en/compare.ts'
import type { decision } from './words/en/decision.ts'
import type { desk } from './words/en/desk.ts'
import type { download } from './words/en/download.ts'
import type { editor } from './words/en/editor.ts'
import type { hall } from './words/en/hall.ts'
import type { importing } from './words/en/importing.ts'
import type { news } from './words/en/news.ts'
import type { people } from './words/en/people.ts'
import type { positions } from './words/en/positions.ts'
import type { published } from './words/en/published.ts'
import type { record } from './words/en/record.ts'
import type { restore } from './words/en/restore.ts'
import type { roster } from './words/en/roster.ts'
import type { secretariat } from './words/en/secretariat.ts'
import type { signing } from './words/en/signing.ts'
import type { verify } from './words/en/verify.ts'
import type { versions } from './words/en/versions.ts'

/** The keys of each area whose words are loaded when they are needed. */
export interface LateWords {
  account: typeof account
  acts: typeof acts
  authorship: typeof authorship
  ceremony: typeof ceremony
  compare: typeof compare
  decision: typeof decision
  desk: typeof desk
  download: typeof download
  editor: typeof editor
  hall: typeof hall
  importing: typeof importing
  news: typeof news
  people: typeof people
  positions: typeof positions
  published: typeof published
  record: typeof record
  refusals: RefusalSentences
  restore: typeof restore
  roster: typeof roster
  secretariat: typeof secretariat
  signing: typeof signing
  verify: typeof verify
  versions: typeof versions
}

export type LateArea = keyof LateWords

export const LATE_WORDS: {
  [Area in LateArea]: Record<InterfaceLanguage, () => Promise<LateWords[Area]>>
} = {
  account: {
    en: () => import('./words/en/account.ts').then((file) => file.account),
    ja: () => import('./words/ja/account.ts').then((file) => file.account),
  },
  acts: {
    en: () => import('./words/en/acts.ts').then((file) => file.acts),
    ja: () => import('./words/ja/acts.ts').then((file) => file.acts),
  },
  authorship: {
    en: () => import('./words/en/authorship.ts').then((file) => file.authorship),
    ja: () => import('./words/ja/authorship.ts').then((file) => file.authorship),
  },
  ceremony: {
    en: () => import('./words/en/ceremony.ts').then((file) => file.ceremony),
    ja: () => import('./words/ja/ceremony.ts').then((file) => file.ceremony),
  },
  compare: {
    en: () => import('./words/en/compare.ts').then((file) => file.compare),
    ja: () => import('./words/ja/compare.ts').then((file) => file.compare),
  },
  decision: {
    en: () => import('./words/en/decision.ts').then((file) => file.decision),
    ja: () => import('./words/ja/decision.ts').then((file) => file.decision),
  },
  desk: {
    en: () => import('./words/en/desk.ts').then((file) => file.desk),
    ja: () => import('./words/ja/desk.ts').then((file) => file.desk),
  },
  download: {
    en: () => import('./words/en/download.ts').then((file) => file.download),
    ja: () => import('./words/ja/download.ts').then((file) => file.download),
  },
  editor: {
    en: () => import('./words/en/editor.ts').then((file) => file.editor),
    ja: () => import('./words/ja/editor.ts').then((file) => file.editor),
  },
  hall: {
    en: () => import('./words/en/hall.ts').then((file) => file.hall),
    ja: () => import('./words/ja/hall.ts').then((file) => file.hall),
  },
  importing: {
    en: () => import('./words/en/importing.ts').then((file) => file.importing),
    ja: () => import('./words/ja/importing.ts').then((file) => file.importing),
  },
  news: {
    en: () => import('./words/en/news.ts').then((file) => file.news),
    ja: () => import('./words/ja/news.ts').then((file) => file.news),
  },
  people: {
    en: () => import('./words/en/people.ts').then((file) => file.people),
    ja: () => import('./words/ja/people.ts').then((file) => file.people),
  },
  positions: {
    en: () => import('./words/en/positions.ts').then((file) => file.positions),
    ja: () => import('./words/ja/positions.ts').then((file) => file.positions),
  },
  published: {
    en: () => import('./words/en/published.ts').then((file) => file.published),
    ja: () => import('./words/ja/published.ts').then((file) => file.published),
  },
  record: {
    en: () => import('./words/en/record.ts').then((file) => file.record),
    ja: () => import('./words/ja/record.ts').then((file) => file.record),
  },
  refusals: {
    en: () => import('@plenary/shared/words/refusal-sentences-en').then((file) => file.refusals),
    ja: () => import('@plenary/shared/words/refusal-sentences-ja').then((file) => file.refusals),
  },
  restore: {
    en: () => import('./words/en/restore.ts').then((file) => file.restore),
    ja: () => import('./words/ja/restore.ts').then((file) => file.restore),
  },
  roster: {
    en: () => import('./words/en/roster.ts').then((file) => file.roster),
    ja: () => import('./words/ja/roster.ts').then((file) => file.roster),
  },
  secretariat: {
    en: () => import('./words/en/secretariat.ts').then((file) => file.secretariat),
    ja: () => import('./words/ja/secretariat.ts').then((file) => file.secretariat),
  },
  signing: {
    en: () => import('./words/en/signing.ts').then((file) => file.signing),
    ja: () => import('./words/ja/signing.ts').then((file) => file.signing),
  },
  verify: {
    en: () => import('./words/en/verify.ts').then((file) => file.verify),
    ja: () => import('./words/ja/verify.ts').then((file) => file.verify),
  },
  versions: {
    en: () => import('./words/en/versions.ts').then((file) => file.versions),
    ja: () => import('./words/ja/versions.ts').then((file) => file.versions),
  },
}

export const LATE_AREAS = Object.keys(LATE_WORDS) as LateArea[]
