// Words of the hall screen, in Japanese.

import type { SameWords } from '../../same-words.ts'
import type { hall as english } from '../en/hall.ts'

export const hall: SameWords<typeof english> = {
  opening: '会場画面を開いています。',
  unreachable: 'サーバーに接続できません。接続が戻り次第、自動的に再開します。',
  dead: 'この会場画面は開かれていません',
  deadBody: '事務局が終了したか、別のアドレスを発行しました。現在のアドレスを確認してください。',
  lost: '{{time}}から接続なし',
  clauseOf: '第{{number}}項（全{{count}}項）',
  clauseIs: '{{clause}}、{{state}}',
  open: '未ロック',
  locked: 'ロック済み',
  withChanges: 'Rev. {{number}}からの変更を表示',
  'state-drafting': '起草中',
  'state-closed': '本文確定済み',
  'state-adopted': '採択済み',
  'state-signing': '署名中',
  'state-signed': '署名済み',
  adopted: '{{time}} 採択',
  haveSigned_one: '1都市のうち{{signed}}都市が署名しました',
  haveSigned_other: '{{count}}都市のうち{{signed}}都市が署名しました',
  everyoneSigned: 'すべての都市が署名しました',
  signed: '署名済み',
  declined: '署名辞退',
  absent: '欠席',
  version: 'Rev. {{number}}、ダイジェスト',
  by: '{{city}}が代理',
  doesNotCount: '議決に加わらない',
}
