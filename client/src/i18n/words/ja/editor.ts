// Words of the editor itself: its name and what is said about leaving it by keyboard, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { editor as english } from '../en/editor.ts'

export const editor: SameWords<typeof english> = {
  text: '宣言の本文',
  tabHint:
    'Tabキーで下位の項にし、Shift+Tabキーで戻します。Alt+Shift+上下キーで項を移動します。Escキーの後にTabキーを押すと本文から出ます。',
  readOnlyHint: '本文は閲覧のみです。変更はできません。',
  tabLeaves: '次のTabキーで本文から出ます。',
}
