// The mails in Japanese.
import type { InvitableRole } from '@plenary/shared/access/roles'
import type { Position } from '@plenary/shared/positions/position'
import { dayIn, letter, momentIn } from './letter.ts'
import type { MailWords, OpinionFacts, StaleFact } from './mail-words.ts'

const { toTheMinute, toTheSecond } = momentIn('ja-JP', (day, time) => `${day} ${time}（UTC）`)
const toTheDay = dayIn('ja-JP')

const ROLES: Record<InvitableRole, string> = {
  secretariat: '事務局',
  head: '首席代表',
  drafter: '起草担当',
  viewer: '閲覧者',
  observer: 'オブザーバー',
}

const SAID: Record<Position, string> = {
  agrees: '賛成',
  'ad-referendum': '賛成（要確認）',
  reserves: '留保',
  objects: '反対',
  abstains: '棄権',
}

const OFF = 'このようなメールの受信は、「アカウント」画面の「メール」で停止できます。'

export const japanese: MailWords = {
  invitation: ({ role, network, plenary, city, address, link, until }) => ({
    subject: `招待：${plenary ?? network}`,
    text: letter(
      `${plenary ?? network}に招待されています。役割：${ROLES[role]}${city === undefined ? '' : `（${city}）`}`,
      `承諾するには、次のリンクを開いてください。リンクは${toTheMinute(until)}まで、一度だけ使用できます。`,
      link,
      `この招待は${address}宛てのみ有効です。承諾しない場合は何も行われません。`,
    ),
  }),
  closed: ({ title, plenary, version, at, link }) => ({
    subject: `確定：${title}（Rev. ${version}）`,
    text: letter(
      `「${title}」（${plenary}）の本文は、${toTheSecond(at)}にRev. ${version}として確定されました。`,
      '事務局が理由を付して再開しない限り、文言は変更されません。',
      link,
      OFF,
    ),
  }),
  adopted: ({ title, plenary, version, at, link, opinions }) => ({
    subject: `採択：${title}`,
    text: letter(
      `「${title}」（${plenary}）は、${toTheSecond(at)}に採択されました。採択された本文はRev. ${version}です。`,
      ...(opinions ? [opinionsOfAbsent(opinions)] : []),
      link,
      OFF,
    ),
  }),
  signing: ({ title, plenary, version, at, link }) => ({
    subject: `署名のお願い：${title}`,
    text: letter(
      `「${title}」（${plenary}）Rev. ${version}の署名手続きが、${toTheSecond(at)}に開始されました。`,
      link,
      OFF,
    ),
  }),
  aborted: ({ title, plenary, version, at, link }) => ({
    subject: `署名手続きの中止：${title}`,
    text: letter(
      `「${title}」（${plenary}）Rev. ${version}の署名手続きは、${toTheSecond(at)}に中止されました。本文は採択されたままです。`,
      'すでに行われた署名は、無効なものとして記録に残ります。中止の理由は記録で確認できます。',
      link,
      OFF,
    ),
  }),
  signed: ({ title, plenary, version, at, link }) => ({
    subject: `署名済み：${title}`,
    text: letter(
      `「${title}」（${plenary}）Rev. ${version}の署名手続きは、${toTheSecond(at)}に終了しました。`,
      link,
      OFF,
    ),
  }),
  stale: ({ title, plenary, positions, link }) => ({
    subject: `再確認が必要な立場：${title}`,
    text: letter(
      `立場の表明後に、「${title}」（${plenary}）の文言が変わりました。`,
      positions.map(staleLine).join('\n'),
      'これらの立場は、当時の文言とともに保存されています。新しい文言を確認のうえ、立場を改めて表明してください。',
      link,
      OFF,
    ),
  }),
}

function opinionsOfAbsent({ until }: OpinionFacts): string {
  const last = until === null ? '' : `${toTheDay(until)}まで、`
  return `欠席した都市は、${last}立場一覧で意見を述べることができます。意見は議決の内容を変えません。`
}

function staleLine({ city, clause, position, at }: StaleFact): string {
  const matter = clause === undefined ? '本文全体' : `第${clause}項`
  return `${matter}：${city}の${SAID[position]}、${toTheMinute(at)}`
}
