// Words of comparing two wordings of a text, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { compare as english } from '../en/compare.ts'

export const compare: SameWords<typeof english> = {
  server: 'サーバー',
  serverCode: 'サバ',

  saidInserted: '追加：',
  saidDeleted: '削除：',
  saidBy: '（{{names}}）',
  saidByNobody: '（変更者不明）',
  byNobody: '変更者不明',
  formatBold: '太字',
  formatNotBold: '太字解除',
  formatItalic: '斜体',
  formatNotItalic: '斜体解除',
  formatLink: 'リンク',
  formatNoLink: 'リンク解除',
  formatOtherLink: '別のリンク',
  formatSeparator: '、',
}
