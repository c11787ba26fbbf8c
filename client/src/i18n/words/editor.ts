// Words of the editor itself: its name and what is said about leaving it by keyboard.
import { defineWords } from '../define-words.ts'

export const editor = defineWords({
  en: {
    text: 'Text of the declaration',
    tabHint:
      'Tab makes a sub-clause, Shift and Tab lifts it. Alt, Shift and an arrow key move a clause. Escape, then Tab, leaves the text.',
    readOnlyHint: 'The text can be read but not changed.',
    tabLeaves: 'Tab now leaves the text.',
  },
  ja: {
    text: '宣言の本文',
    tabHint:
      'Tabキーで下位の項にし、Shift+Tabキーで戻します。Alt+Shift+上下キーで項を移動します。Escキーの後にTabキーを押すと本文から出ます。',
    readOnlyHint: '本文は閲覧のみです。変更はできません。',
    tabLeaves: '次のTabキーで本文から出ます。',
  },
})
