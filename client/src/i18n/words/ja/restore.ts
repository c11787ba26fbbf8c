// Words of the dialog that brings an earlier moment of a text back, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { restore as english } from '../en/restore.ts'

export const restore: SameWords<typeof english> = {
  questionVersion: '{{what}}を{{from}}の文言に戻しますか？',
  questionMoment: '{{what}}を{{from}}時点の文言に戻しますか？',
  wholeText: '本文全体',
  act: '{{what}}を元に戻す',
  broughtBackVersion: '{{what}}を{{from}}の文言に戻しました。',
  broughtBackMoment: '{{what}}を{{from}}時点の文言に戻しました。',
  actAllTheSame: 'それでも{{what}}を元に戻す',
  newEdit:
    'あなたによる新しい編集として行われます。現在の文言は版として残り、ほかの箇所でほかの人が書いている内容はそのままです。',
  looking: '変更内容を確認しています…',
  changes: '変更される箇所',
  nothing: '変更はありません。文言は当時と同じです。',
  comesBack: '{{place}}：復活',
  goes: '{{place}}：削除',
  moves: '{{place}}：{{to}}に移動',
  kept_one: '{{clauses}}はロックされているため、現在の文言のままです。',
  kept_other: '{{clauses}}はロックされているため、現在の文言のままです。',
  reaffirm_one: '{{cities}}は立場の再確認を求められます。',
  reaffirm_other: '次の都市は立場の再確認を求められます：{{cities}}。',
  wordsMoved:
    'ボタンを押す間に文言が変わったため、何も元に戻していません。現在の変更内容を表示し直しました。ほかの人が書き続けている場合も、このまま元に戻すことができます。',
}
