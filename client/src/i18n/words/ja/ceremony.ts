// Words of the act of signing, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { ceremony as english } from '../en/ceremony.ts'

export const ceremony: SameWords<typeof english> = {
  question: '{{city}}を代表して署名しますか。',
  notSigned: '{{city}}の署名はここでは行われませんでした',
  act: '{{city}}を代表して署名',
  again: '再試行',
  close: '閉じる',
  signer: '署名者',
  holder: '代理',
  unnamed: '{{city}}の署名者（名簿に記載なし）',

  stamp: '署名欄での表示',
  stampTyped: '氏名を活字で表示',
  stampDrawn: '手書き',
  stampField_one: '手書き欄、1画',
  stampField_zero: '手書き欄、未記入',
  stampField_other: '手書き欄、{{count}}画',
  stampHint: '指、ペン、またはマウスで書いてください。',
  stampUndo: '最後の1画を取り消す',
  stampClear: '消去',
  stampMissing: 'まだ何も書かれていません。手書きするか、活字を選んでください。',

  passkey: 'パスキーで確認します。ボタンを押すと、ブラウザーがパスキーを求めます。',
  code: 'コード',
  codeHint:
    '事務局から手渡されるコードです。大文字・小文字やハイフンは区別しません。5回間違えると無効になります。',
  codeInstead: '代わりに事務局のコードを使う',
  passkeyInstead: '代わりにパスキーを使う',

  stepMade: '鍵を生成',
  stepConfirmed: '確認',
  stepPrepared: '準備',
  stepChecked: '照合',
  stepSigned: '署名',
  fine: '鍵はこのブラウザーで生成され、一度だけ使われ、外に出ることはありません。最後の段階までは署名されないため、このウィンドウを閉じても差し支えありません。署名をここで撤回することはできません。',

  noPasskey:
    'パスキーの応答がありませんでした。署名は行われていません。もう一度試すか、事務局のコードを使ってください。',
  lost: '接続が切れました。署名は行われていません。接続が戻ったら、もう一度お試しください。',
  lostAtEnd:
    '署名の送信中に接続が切れました。接続が戻ると、記録されたかどうかが署名欄に示されます。記録されていない場合は、もう一度お試しください。二重に署名されることはありません。',
  meanwhileAborted: '署名手続きはその間に中止されました。{{city}}の署名は記録されていません。',
  meanwhileEnded: '署名手続きは{{time}}に終了しました。{{city}}はもう署名できません。',
  meanwhileSigned: '{{time}}に、別の場所で{{city}}の署名が行われました。二重に署名されることはありません。',
  meanwhileDeclined: '{{time}}に、{{city}}は署名しないと記録されました。',

  lied: '署名は行われていません。サーバーから届いた文書は、ここに表示されているものと異なります。',
  lieText: '画面とは異なる本文の確認を求められました。',
  lieSealed: '画面とは異なる封印済みファイルの確認を求められました。',
  lieCity: '異なる都市、または異なる代理としての確認を求められました。',
  lieKey: 'このブラウザーが生成した鍵とは異なる鍵の確認を求められました。',
  lieDocument: '準備されたファイルの冒頭が、封印された本文と一致しません。',
  lieAdditions: '封印された本文に、署名以外のものが加えられています。',
  lieRange: '署名がファイル全体に及ばないようになっていました。',
  lieAttributes: '署名の対象が、このファイルではありませんでした。',
  lieCertificate: '証明書の鍵や氏名が異なるか、このネットワークの証明書ではありません。',
  lieStatement: '陳述の内容が、確認されたものと異なります。',
  lieTime: 'ファイルの時刻が、この端末の時刻と異なります。',
  lieUnreadable: '届いたものを読み取れません。',
  liedThen: 'ほかの都市が署名する前に、事務局にお知らせください。',
}
