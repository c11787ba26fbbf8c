// What the record says was done: a sentence per action and language, without the person, who stands beside it.
import type { RouteName, routes } from '../api/routes.ts'
import type { LedgerAct } from '../positions/position.ts'
import { OTHER_REFUSAL, REFUSED_BECAUSE } from './audit-refusals.ts'
import type { InterfaceLanguage } from './refusal-sentences.ts'

type Words = Record<InterfaceLanguage, string>

/** `{clause}`, `{clauses}`, `{city}`, `{role}`, `{former}`, `{day}`, `{number}`, `{version}`, `{called}` and `{issuer}` stand for what the entry's data name. */
export const AUDIT_SENTENCES = {
  'network-set-up': { en: 'Set the network up', ja: 'ネットワークを初期設定' },
  'network-renamed': { en: 'Renamed the network', ja: 'ネットワークの名称を変更' },
  'setup-link-issued': { en: 'Issued the setup link', ja: '初期設定用リンクを発行' },
  'backup-restored': { en: 'Restored a backup', ja: 'バックアップから復元' },
  'city-created': { en: 'Added a city to the network', ja: 'ネットワークに都市を追加' },
  'city-changed': { en: 'Changed a city’s names', ja: '都市の名称を変更' },
  'plenary-created': { en: 'Created the plenary', ja: '総会を作成' },
  'plenary-changed': { en: 'Changed the plenary’s details', ja: '総会の詳細を変更' },
  'roster-entry-put': {
    en: 'Changed what the roster says of {city}',
    ja: '名簿の{city}の記載を変更',
  },
  'roster-entry-removed': { en: 'Took {city} off the roster', ja: '{city}を名簿から削除' },
  'person-invited': { en: 'Invited a person: {role}, {city}', ja: '招待：{role}、{city}' },
  'invitation-accepted': { en: 'Accepted an invitation: {role}, {city}', ja: '招待を承諾：{role}、{city}' },
  'invitation-reissued': { en: 'Issued an invitation anew', ja: '招待を再発行' },
  'invitation-withdrawn': { en: 'Withdrew an invitation', ja: '招待を取り消し' },
  'person-removed': { en: 'Removed a person: {role}, {city}', ja: '参加者を削除：{role}、{city}' },
  'role-changed': {
    en: 'Changed a person’s function from {former} to {role}: {city}',
    ja: '参加者の役割を{former}から{role}に変更：{city}',
  },
  'person-renamed': { en: 'Changed the own name', ja: '自身の表示名を変更' },
  'mail-chosen': { en: 'Changed what is told by mail', ja: 'メール通知の設定を変更' },
  'password-changed': { en: 'Changed the own password', ja: '自身のパスワードを変更' },
  'passkey-added': { en: 'Added a passkey', ja: 'パスキーを追加' },
  'passkey-renamed': { en: 'Renamed a passkey', ja: 'パスキーの名称を変更' },
  'passkey-removed': { en: 'Removed a passkey', ja: 'パスキーを削除' },
  'sign-in-link-issued': { en: 'Issued a sign-in link', ja: 'サインイン用リンクを発行' },
  'signed-in': { en: 'Signed in', ja: 'サインイン' },
  'signed-in-by-link': { en: 'Signed in by a link', ja: 'リンクでサインイン' },
  'signed-in-by-passkey': { en: 'Signed in with a passkey', ja: 'パスキーでサインイン' },
  'password-set-by-link': { en: 'Set a new password by a link', ja: 'リンクで新しいパスワードを設定' },
  'signed-out': { en: 'Signed out', ja: 'サインアウト' },
  'demo-account-made': { en: 'Made a demonstration account', ja: 'デモ用アカウントを作成' },
  'declaration-created': { en: 'Created the declaration', ja: '宣言を作成' },
  'declaration-renamed': {
    en: 'Changed the title in the list of declarations',
    ja: '宣言一覧での題名を変更',
  },
  'clause-locked': { en: 'Locked {clause}', ja: '{clause}をロック' },
  'clause-unlocked': { en: 'Unlocked {clause}', ja: '{clause}のロックを解除' },
  'text-closed': { en: 'Closed the text as Rev. {number}', ja: '本文を確定（Rev. {number}）' },
  'text-reopened': { en: 'Reopened the text', ja: '本文を再開' },
  'declaration-adopted': {
    en: 'Recorded the adoption of Rev. {number}',
    ja: 'Rev. {number}の採択を記録',
  },
  'declaration-published': { en: 'Published Rev. {number}', ja: 'Rev. {number}を公開' },
  'publication-withdrawn': { en: 'Withdrew the publication', ja: '公開を取り下げ' },
  'version-made': { en: 'Made Rev. {number}{called}', ja: 'Rev. {number}を作成{called}' },
  'version-named': { en: 'Changed the name of {version}{called}', ja: '{version}の名称を変更{called}' },
  'text-restored': {
    en: 'Brought {matter} back from {version}{called}',
    ja: '{matter}を{version}から復元{called}',
  },
  'position-stated': {
    en: 'Stated the position of {city} on {matter}: {act}',
    ja: '{matter}についての{city}の立場を表明：{act}',
  },
  'opinion-given': {
    en: 'Gave the opinion of {city}, which was absent, on {matter}: {act}',
    ja: '欠席した{city}の意見を{matter}について表明：{act}',
  },
  'opinion-date-set': {
    en: 'Set the last day for opinions of absent cities: {day}',
    ja: '欠席した都市の意見の受付期限を設定：{day}',
  },
  'opinion-date-removed': {
    en: 'Removed the last day for opinions of absent cities',
    ja: '欠席した都市の意見の受付期限を解除',
  },
  'proxy-put': { en: 'Recorded a proxy: {holder} acts for {city}', ja: '委任を記録：{holder}が{city}を代理' },
  'proxy-removed': {
    en: 'Recorded that {holder} no longer acts for {city}',
    ja: '委任の終了を記録：{holder}による{city}の代理',
  },
  'signatory-named': { en: 'Changed who signs for {city}', ja: '{city}の署名者を変更' },
  'signing-opened': { en: 'Opened the signing of Rev. {number}', ja: 'Rev. {number}の署名手続きを開始' },
  'signing-aborted': { en: 'Aborted the signing', ja: '署名手続きを中止' },
  'signing-concluded': {
    en: 'Concluded the signing of Rev. {number}',
    ja: 'Rev. {number}の署名手続きを終了',
  },
  'absence-recorded': {
    en: 'Recorded that {city} had not signed by then',
    ja: 'それまでに{city}の署名がなかったことを記録',
  },
  'paper-signature-recorded': {
    en: 'Recorded that {city} signed on paper{called}',
    ja: '{city}が紙で署名したことを記録{called}',
  },
  'paper-signature-withdrawn': {
    en: 'Took back the record of {city}’s signature on paper',
    ja: '{city}の紙での署名の記録を取り消し',
  },
  'signing-declined': { en: 'Recorded that {city} does not sign', ja: '{city}が署名しないことを記録' },
  'declining-taken-back': {
    en: 'Took back that {city} does not sign',
    ja: '{city}が署名しないという記録を取り消し',
  },
  'signing-code-issued': {
    en: 'Issued a code with which {city} confirms its signature',
    ja: '{city}が署名を確認するためのコードを発行',
  },
  'certificate-issued': {
    en: 'Confirmed to sign for {city}, and was given a certificate for it',
    ja: '{city}としての署名を確認（そのための証明書を発行）',
  },
  'signature-given': { en: 'Signed for {city}{called}', ja: '{city}として署名{called}' },
  'signature-uploaded': {
    en: 'Took the PDF that {city} signed with an own certificate{called}{issuer}',
    ja: '{city}が自身の証明書で署名したPDFを受領{called}{issuer}',
  },
  'scan-added': {
    en: 'Added a scan of the signed paper{called}',
    ja: '署名済み書面のスキャンを追加{called}',
  },
  'scan-removed': { en: 'Took a scan away{called}', ja: 'スキャンを削除{called}' },
  'authority-made': {
    en: 'Made the root that certifies signatures: no. {number}',
    ja: '署名を証明するルート証明書を作成：第{number}号',
  },
  'authority-rotated': {
    en: 'Made a new root that certifies signatures: no. {number}',
    ja: '署名を証明するルート証明書を更新：第{number}号',
  },
  'hall-opened': { en: 'Opened the hall screen', ja: '会場画面を開始' },
  'hall-closed': { en: 'Closed the hall screen', ja: '会場画面を終了' },
  'swallowed-words-dismissed': {
    en: 'Put away words that a concurrent change had swallowed',
    ja: '同時の変更で失われた文言を片付け',
  },
  'guard-alarm': {
    en: 'Stopped all writing: locked words were about to change in {clauses}',
    ja: 'ロック済みの文言が変わりかけたため書き込みを停止：{clauses}',
  },
  'frame-refused': { en: 'Tried to change {place}: {refusal}', ja: '{place}の変更を試行：{refusal}' },
  refused: { en: 'Tried to {attempt}: {refusal}', ja: '{attempt}を試行：{refusal}' },
} as const satisfies Record<string, Words>

/** Everything that the audit log says was done. What is written without a sentence here does not compile. */
export type AuditAction = keyof typeof AUDIT_SENTENCES

/** The kinds of act by which the record is filtered, in the order in which they are offered. */
export const AUDIT_KINDS = {
  locks: ['clause-locked', 'clause-unlocked', 'guard-alarm'],
  life: [
    'text-closed',
    'text-reopened',
    'declaration-adopted',
    'declaration-published',
    'publication-withdrawn',
  ],
  signing: [
    'signing-opened',
    'signing-aborted',
    'signing-concluded',
    'absence-recorded',
    'signing-code-issued',
    'certificate-issued',
    'signature-given',
    'signature-uploaded',
    'paper-signature-recorded',
    'paper-signature-withdrawn',
    'signing-declined',
    'declining-taken-back',
    'scan-added',
    'scan-removed',
  ],
  positions: ['position-stated', 'opinion-given', 'opinion-date-set', 'opinion-date-removed'],
  text: [
    'declaration-created',
    'declaration-renamed',
    'version-made',
    'version-named',
    'text-restored',
    'swallowed-words-dismissed',
    'backup-restored',
  ],
  roster: [
    'plenary-created',
    'plenary-changed',
    'roster-entry-put',
    'roster-entry-removed',
    'signatory-named',
    'proxy-put',
    'proxy-removed',
  ],
  people: [
    'person-invited',
    'invitation-accepted',
    'invitation-reissued',
    'invitation-withdrawn',
    'person-removed',
    'role-changed',
  ],
} as const satisfies Record<string, readonly AuditAction[]>
export type AuditKind = keyof typeof AUDIT_KINDS

/** The actions of attempts that were refused: nothing was changed by them. */
export const REFUSED_ACTIONS = ['refused', 'frame-refused'] as const satisfies readonly AuditAction[]

export function isRefusedAction(action: string): boolean {
  return REFUSED_ACTIONS.some((refused) => refused === action)
}

/** The commands whose refusal a declaration's record can show: aimed at a declaration, a text or a plenary. */
type AimedCommand = {
  [Name in RouteName]: (typeof routes)[Name] extends { method: 'GET' }
    ? never
    : (typeof routes)[Name]['path'] extends `${string}:${'declaration' | 'text' | 'plenary'}${string}`
      ? Name
      : never
}[RouteName]

const ATTEMPTS: Record<AimedCommand, Words> = {
  changePlenary: { en: 'change the plenary’s details', ja: '総会の詳細の変更' },
  putRosterEntry: { en: 'change the roster', ja: '名簿の変更' },
  nameSignatory: { en: 'change who signs for a city', ja: '署名者の変更' },
  removeRosterEntry: { en: 'take a city off the roster', ja: '名簿からの都市の削除' },
  putProxy: { en: 'record a proxy', ja: '委任の記録' },
  removeProxy: { en: 'record the end of a proxy', ja: '委任の終了の記録' },
  renameDeclaration: { en: 'change the title in the list', ja: '一覧での題名の変更' },
  dismissSwallowed: { en: 'put swallowed words away', ja: '失われた文言の片付け' },
  lockClause: { en: 'lock {clause}', ja: '{clause}のロック' },
  unlockClause: { en: 'unlock {clause}', ja: '{clause}のロック解除' },
  closeDeclaration: { en: 'close the text', ja: '本文の確定' },
  reopenDeclaration: { en: 'reopen the text', ja: '本文の再開' },
  adoptDeclaration: { en: 'record the adoption', ja: '採択の記録' },
  publishDeclaration: { en: 'publish the declaration', ja: '宣言の公開' },
  withdrawPublication: { en: 'withdraw the publication', ja: '公開の取り下げ' },
  makeVersion: { en: 'make a version', ja: '版の作成' },
  nameVersion: { en: 'name a version', ja: '版の名称の変更' },
  restoreText: { en: 'bring earlier words back', ja: '以前の文言の復元' },
  visitText: { en: 'read the text', ja: '本文の閲覧' },
  openHall: { en: 'open the hall screen', ja: '会場画面の開始' },
  closeHall: { en: 'close the hall screen', ja: '会場画面の終了' },
  steerHall: { en: 'steer the hall screen', ja: '会場画面の操作' },
  markNewsSeen: { en: 'mark the news as seen', ja: 'お知らせの既読化' },
  statePosition: { en: 'state a position', ja: '立場の表明' },
  openSigning: { en: 'open the signing', ja: '署名手続きの開始' },
  abortSigning: { en: 'abort the signing', ja: '署名手続きの中止' },
  concludeSigning: { en: 'conclude the signing', ja: '署名手続きの終了' },
  recordPaperSignature: { en: 'record a signature on paper', ja: '紙での署名の記録' },
  withdrawPaperSignature: { en: 'take back a signature on paper', ja: '紙での署名の記録の取り消し' },
  declineSigning: { en: 'record that a city does not sign', ja: '署名しないことの記録' },
  takeBackDeclining: { en: 'take back that a city does not sign', ja: '署名しないという記録の取り消し' },
  issueSigningCode: { en: 'issue a code for signing', ja: '署名用コードの発行' },
  beginSignature: { en: 'begin a signature', ja: '署名の開始' },
  prepareSignature: { en: 'confirm a signature', ja: '署名の確認' },
  finishSignature: { en: 'sign', ja: '署名' },
  uploadSignedPdf: { en: 'upload a signed PDF', ja: '署名済みPDFのアップロード' },
  addScan: { en: 'add a scan', ja: 'スキャンの追加' },
  removeScan: { en: 'take a scan away', ja: 'スキャンの削除' },
  setOpinionDate: { en: 'set the last day for opinions', ja: '意見の受付期限の設定' },
}

const THE_TEXT: Words = { en: 'the text', ja: '本文' }

const WHOLE_TEXT: Words = { en: 'the whole text', ja: '本文全体' }

const ACTS: Record<LedgerAct, Words> = {
  agrees: { en: 'agrees', ja: '賛成' },
  'ad-referendum': { en: 'agrees ad referendum', ja: '賛成（要確認）' },
  reserves: { en: 'reserves', ja: '留保' },
  objects: { en: 'objects', ja: '反対' },
  abstains: { en: 'abstains', ja: '棄権' },
  withdrawn: { en: 'position withdrawn', ja: '立場を撤回' },
}

/** In every language alike. */
const revision = (number: number): string => `Rev. ${number}`

const OTHER_VERSION: Words = { en: 'a version made automatically', ja: '自動作成された版' }

const EARLIER: Words = { en: 'an earlier moment of the text', ja: '以前の時点' }

const CALLED: Record<InterfaceLanguage, (name: string) => string> = {
  en: (name) => `: “${name}”`,
  ja: (name) => `：「${name}」`,
}

const TRUSTED: Record<InterfaceLanguage, (issuer: string) => string> = {
  en: (issuer) => `, issued by ${issuer || 'somebody not named'}, which this plenary trusts`,
  ja: (issuer) => `（発行者：${issuer || '記載なし'}、この総会が信頼）`,
}
const NOT_KNOWN: typeof TRUSTED = {
  en: (issuer) => `, issued by ${issuer || 'somebody not named'}, which is not known here`,
  ja: (issuer) => `（発行者：${issuer || '記載なし'}、ここでは未知）`,
}

const OTHER_ATTEMPT: Words = { en: 'do something', ja: '操作' }

/** How the reader knows the things that an entry names by id. */
export interface AuditNames {
  /** `clause 3`; without an id, `a clause`. */
  clause(id: string | undefined): string
  city(id: string | undefined): string
  role(role: string): string
  list(items: readonly string[]): string
}

export interface SaidEntry {
  readonly action: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The sentence of an entry. An action of a newer version is shown by its name. */
export function auditSentence(
  { action, subject, data }: SaidEntry,
  language: InterfaceLanguage,
  names: AuditNames,
): string {
  const words: Words | undefined = Object.hasOwn(AUDIT_SENTENCES, action)
    ? AUDIT_SENTENCES[action as AuditAction]
    : undefined
  if (!words) return action
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : undefined)
  const clauses = Array.isArray(data.clauses) ? data.clauses.map((id) => names.clause(String(id))) : []
  const command = subject.startsWith('command:') ? subject.slice('command:'.length) : ''
  const values: Record<string, string> = {
    refusal: ofTable(REFUSED_BECAUSE, text('code') ?? '', OTHER_REFUSAL)[language],
    clause: names.clause(text('clauseId') ?? text('clause')),
    clauses: names.list(clauses),
    place: clauses.length === 0 ? THE_TEXT[language] : names.list(clauses),
    city: names.city(text('cityId')),
    holder: names.city(text('holderId')),
    matter: text('clauseId') === undefined ? WHOLE_TEXT[language] : names.clause(text('clauseId')),
    act: ofTable(ACTS, text('act') ?? '', OTHER_ATTEMPT)[language],
    role: names.role(text('role') ?? ''),
    former: names.role(text('former') ?? ''),
    number: String(data.number ?? ''),
    version: versionOf(data, language),
    called: text('name') === undefined ? '' : CALLED[language](text('name') ?? ''),
    issuer: issuerIn(data, language),
    day: text('until') ?? '',
  }
  const attempt = ofTable(ATTEMPTS, command, OTHER_ATTEMPT)[language]
  return words[language]
    .replace('{attempt}', () => attempt)
    .replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
}

/** Of a certificate of others: nothing where it is not said, whether its issuer is trusted. */
function issuerIn({ issuer, trustedRoot }: SaidEntry['data'], language: InterfaceLanguage): string {
  if (trustedRoot === undefined) return ''
  return (trustedRoot === null ? NOT_KNOWN : TRUSTED)[language](String(issuer ?? ''))
}

function versionOf({ number, from }: SaidEntry['data'], language: InterfaceLanguage): string {
  if (typeof number === 'number') return revision(number)
  const isVersion = typeof from !== 'string' || from.startsWith('version:')
  return (isVersion ? OTHER_VERSION : EARLIER)[language]
}

function ofTable(table: Partial<Record<string, Words>>, key: string, otherwise: Words): Words {
  return (Object.hasOwn(table, key) ? table[key] : undefined) ?? otherwise
}
