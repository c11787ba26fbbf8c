// Words of who wrote what, and of the history of a clause, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { authorship as english } from '../en/authorship.ts'

export const authorship: SameWords<typeof english> = {
  showWhoWrote: '執筆した都市を表示',
  showWhoWroteHint: '文言の下の線で、どの都市が書いたかを示します。',
  noOneYet: '本文の作成後、まだ誰も書き込んでいません。',
  writersHere: 'この本文を書いた都市',
  withoutLine: '線のない文言は、本文の作成時からあるものです。',
  authorsFailed: '誰が書いたかを読み込めませんでした。本文は変更されていません。',
  caretHint: '文言にカーソルを置くか、ポインターを合わせると、誰が書いたかを表示します。',
  wrote: '{{city}} {{time}}',
  wroteNow: '{{city}}（未保存）',
  cameWithText: '本文の作成時からある文言',
  movedBy: '{{time}}に{{city}}がここへ移動',
  movedBySelf: '{{time}}にここへ移動',

  history: 'この項の変更',
  historyOfWhole: '項を選択すると、その項の変更を表示します。',
  noHistory: '本文の作成後、この項に変更はありません。',
  earlier: '以前の変更を表示',
  loadingEarlier: '以前の変更を読み込み中',
  inserted: '新しい項',
  deleted: '項の削除',
  moved: '場所の移動',
  formatting: '書式のみ',
  more: '変更者と当時の本文',
  moreOf: '{{time}}の変更者と当時の本文',
  asItWas: '当時の本文',
  compare: '比較…',
  personAt: '{{city}}：{{person}} {{time}}',
  nobody: '変更者不明',
}
