// Words of the people's screens: delegations, observers, the secretariat's own, invitations and their links, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { people as english } from '../en/people.ts'

export const people: SameWords<typeof english> = {
  invite: '参加者を招待',
  inviteLead: '招待はリンクとして発行され、ご自身で送付していただきます。一度だけ、7日間使用できます。',
  inviteLeadMail:
    '招待はリンクとして発行されます。メールアドレスを入力するとその宛先に送信され、入力しない場合はご自身で送付していただきます。一度だけ、7日間使用できます。',
  function: '役割',
  city: '都市',
  cityNone: '都市なし',
  email: 'メールアドレス（任意）',
  emailHint: '入力した場合、このアドレスのアカウントだけが承諾できます。',
  createLink: 'リンクを発行',
  rosterFirst: '代表団は名簿の都市ごとに招待します。名簿にはまだ都市がありません。',
  toRoster: '名簿へ',
  linkInvitation: '{{who}}への招待リンク',
  linkSignIn: '{{name}}のサインイン用リンク',
  linkOnce:
    'このリンクは一度しか表示されません。今コピーして送付してください。{{time}}まで、一度だけ使用できます。',
  linkMailed:
    'リンクは{{address}}にもメールで送信されます。ここでは一度しか表示されません。{{time}}まで、一度だけ使用できます。',
  linkField: '一度限りのリンク',
  linkCopy: 'リンクをコピー',
  linkCopied: 'コピーしました。',
  linkDone: '完了',
  open: '{{time}}まで有効',
  expired: '{{time}}に期限切れ',
  invited: '招待中',
  anyAddress: 'アドレスの指定なし',
  reissue: 'リンクを再発行',
  reissueNamed: '{{who}}のリンクを再発行',
  withdraw: '取り消す',
  withdrawNamed: '{{who}}の招待を取り消す',
  withdrawAsk: '{{who}}の招待を取り消しますか。',
  withdrawConsequence: 'リンクは直ちに無効になります。あらためて招待することができます。',
  remove: '削除',
  removeNamed: '{{name}}を削除',
  removeAsk: '{{name}}を削除しますか。',
  removeConsequence:
    'すべての端末で直ちに退出となり、ここでの閲覧も入力もできなくなります。本文に入力済みの文言は、同じ名前のまま残ります。',
  headTaken:
    '{{city}}の首席代表は{{name}}です。この招待を承諾した人は起草担当として加わります。首席代表への変更は事務局が行えます。',
  roleOf: '{{name}}の役割',
  headAsk: '{{name}}を首席代表にしますか。',
  headConsequence:
    '{{former}}は直ちに起草担当となり、立場を表明できなくなります。都市としてこれまでに表明した立場は変わりません。',
  headAct: '{{name}}を首席代表にする',
  signInLink: 'サインイン用リンク',
  signInLinkNamed: '{{name}}のサインイン用リンク（パスワードを忘れた場合）',
  you: '本人',
  observers: 'オブザーバー',
  secretariat: '事務局',
  delegationOf: '{{city}}代表団',
  nobody: 'まだいません。',
  noPlenary: '首席代表を務める代表団はありません。',
  noPlenaryBody: '代表団の参加者は首席代表が管理します。',
  choosePlenary: '代表団の参加者',
  someone: '{{role}}（{{city}}）',
}
