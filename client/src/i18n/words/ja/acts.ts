// Words of the desk’s dialogs, and of what is rarely told there: they come with the screens that show them, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { acts as english } from '../en/acts.ts'

export const acts: SameWords<typeof english> = {
  lockQuestion: '{{clause}}をロックしますか。',
  lockConsequence:
    'この項と下位の項の文言は、事務局を含め誰も変更できなくなります。解除には、全員が閲覧できる理由が必要です。',
  unlockClause: '{{clause}}のロックを解除',
  unlockQuestion: '{{clause}}のロックを解除しますか。',
  unlockConsequence:
    '{{time}}からロックされています。解除すると、この項と下位の項の文言を再び編集できるようになります。',
  clauseChanged:
    '{{time}}、{{clause}}の文言が変わりました。ロックする前に新しい文言を確認してください。以下のダイジェストは新しい文言のものです。',
  whoIsThere_one: '現在この項に参加中：{{cities}}。',
  whoIsThere_other: '現在この項に参加中：{{cities}}。',
  clauseMoved:
    'ボタンを押した時点で{{clause}}の文言が変わったため、ロックしていません。現状のままロックできます。',
  lockAsItStands: '{{clause}}を現状のままロック',
  clauseUnlocked: '{{clause}}のロックを解除しました。',
  digestAtLock: 'ロックした文言のダイジェスト：',
  digestNow: '現在の文言のダイジェスト：',
  reasonForAll: '全員が閲覧できます。500文字以内。',

  textReopened: '{{time}}、{{name}}が本文を再開しました。',
  textReopenedWhy: '{{time}}、{{name}}が本文を再開しました。理由：{{reason}}',

  stepDrafting: '代表団と事務局が編集します。事務局は項ごとにロックし、本文を確定します。',
  stepClosed:
    '文言は変更できません。採択と署名はこの版とそのダイジェストに基づきます。事務局は理由を付して再開できます。',
  stepAdopted: '文言とともに、出席都市、議決に加わる都市、議決方法を記録します。',
  stepSigning: '採択された文言に各都市が署名します。',
  stepSigned: '各都市が署名しました。文言は変わりません。',
  stateSince: '{{time}}から（{{name}}）。',
  versionWithDigest: 'Rev. {{number}}　ダイジェスト',

  closeAsk: '本文の確定…',
  closeQuestion: '本文を確定しますか。',
  closeAct: '本文を確定',
  closeConsequence: '全項をロックし、Rev. {{revision}}を作成します。再開には理由が必要です。',
  textChanged:
    '{{time}}、本文が変わりました。確定する前に新しい文言を確認してください。以下のダイジェストは新しい文言のものです。',
  textMoved: 'ボタンを押した時点で本文が変わったため、確定していません。現状のまま確定できます。',
  closeAsItStands: '本文を現状のまま確定',
  closeAsking: '名簿、代表団、未送信の変更を確認しています…',
  warnings: '確定前の確認事項',
  warningsNone: '確認事項なし',
  warnInTextOnly_one: '本文に記載があり、名簿では記載なし：{{cities}}。',
  warnInTextOnly_other: '本文に記載があり、名簿では記載なし：{{cities}}。',
  warnOnRosterOnly_one: '名簿では記載ありで、本文に記載なし：{{cities}}。',
  warnOnRosterOnly_other: '名簿では記載ありで、本文に記載なし：{{cities}}。',
  warnUnsent_one: 'サーバーに届いていない変更あり：{{people}}。',
  warnUnsent_other: 'サーバーに届いていない変更あり：{{people}}。',
  warnUnsentGone_one: '未送信の変更を残して退出：{{people}}。変更は本人の下書きになります。',
  warnUnsentGone_other: '未送信の変更を残して退出：{{people}}。変更は各自の下書きになります。',
  warnOffline_one: '出席で、代表団の接続なし：{{cities}}。',
  warnOffline_other: '出席で、代表団の接続なし：{{cities}}。',

  adoptAsk: '採択…',
  adoptQuestion: '宣言を採択しますか。',
  adoptAct: '宣言を採択',
  adoptConsequence: '採択を記録し、次の事項を固定します。',
  versionChanged:
    '{{time}}、本文が改めて確定されました。採択する前に新しい文言を確認してください。以下のダイジェストは新しい文言のものです。',
  versionMoved:
    'ボタンを押した時点で本文が改めて確定されたため、採択していません。採択する前に新しい文言とダイジェストを確認してください。',
  adoptWords: '文言：Rev. {{number}}　ダイジェスト',
  adoptPresent_one: '出席1都市：{{cities}}。',
  adoptPresent_other: '出席{{count}}都市：{{cities}}。',
  adoptNobodyPresent: '名簿に出席の都市はありません。',
  adoptCounting_one: '議決に加わる1都市：{{cities}}。',
  adoptCounting_other: '議決に加わる{{count}}都市：{{cities}}。',
  adoptNobodyCounts: '名簿に議決に加わる都市はありません。',

  reopenAsk: '再開…',
  reopenQuestion: '本文を再開しますか。',
  reopenAct: '本文を再開',
  reopenWords: '文言を再び編集できるようになります。版は記録に残ります。',
  reopenAdoption: '採択は取り消され、記録に残ります。',
  reopenLocks: '確定前にロックされていた項は、再びロックされます。',
  reopenPositions: '各都市の立場は残り、文言が変わると再確認が必要になります。',

  linkAddress: 'リンク先',
  linkHint: 'https://、http://、mailto:',
  linkSet: 'リンクを設定',
  linkRemove: 'リンクを解除',
  linkNotAllowed: '宣言で使用できるのはhttps://、http://、mailto:のみです。',
  linkNoAddress: 'リンク先のアドレスとして正しくありません。',

  discardQuestion: 'この文言を破棄しますか。',
  discardConsequence: 'この文言は本文に含まれていません。破棄すると元に戻せません。',
  discardAct: '文言を破棄',

  shortcutsTitle: 'キー操作',
  shortcutMove: '次の領域へ（構成、ツールバー、本文、右パネル）',
  shortcutMoveBack: '前の領域へ',
  shortcutToolbar: '本文からツールバーへ',
  shortcutEnter: '項を追加',
  shortcutParagraph: '同じ項に段落を追加',
  shortcutTab: '下位の項にする',
  shortcutUntab: '一段上げる',
  shortcutClause: '項を上下に移動',
  shortcutUndo: '自分の変更を元に戻す',
  shortcutRedo: 'やり直す',
  shortcutBold: '太字',
  shortcutItalic: '斜体',
  shortcutHelp: 'この一覧',
}
