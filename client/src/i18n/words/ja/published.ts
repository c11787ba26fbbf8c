// Words of the public page of a declaration, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { published as english } from '../en/published.ts'

export const published: SameWords<typeof english> = {
  loading: '宣言を読み込み中',
  notPublished: 'この宣言は公開されていません',
  notPublishedBody:
    '公開が取り下げられたか、本文が再開された可能性があります。アドレスの提供元にお問い合わせください。',
  adopted: '{{time}}　採択',
  meeting: '{{plenary}}（{{place}}、{{days}}）',
  revision: 'Rev. {{number}}',
  text: '宣言の本文',
  languages: '本文の言語',
  textIn: '{{language}}（{{status}}）',
  facts: 'この宣言について',
  download: 'ダウンロード',
  digest: 'ダイジェスト',
  digestWhy:
    '採択されたすべての言語の文言から算出した値です。手元の文書のダイジェストが異なる場合、その文言はここに示すものと異なります。',
  digestForm: '正規形 {{form}}、Rev. {{number}}',
  signatures: '署名',
  haveSigned_one: '{{count}}都市中{{signed}}都市が署名しました。',
  haveSigned_other: '{{count}}都市中{{signed}}都市が署名しました。',
  signedBy_one: '{{count}}都市中{{signed}}都市が署名しました。署名は終了しています。',
  signedBy_other: '{{count}}都市中{{signed}}都市が署名しました。署名は終了しています。',
  noSignatures: '各都市の署名はまだ始まっていません。',
  signedFiles: '署名済みの本文',
  verify: '署名済みファイルを検証',
  electronic: '{{time}}に署名',
  paper: '{{time}}に書面で署名',
  outside: '{{time}}に独自の証明書で署名',
  declined: '{{time}}に署名を辞退',
  absent: '署名なし',
  notYet: '未署名',
  byProxy: '代理：{{city}}',
  publishedAt: '{{time}}、事務局が公開しました。',
  printFoot: '{{title}}　Rev. {{number}}　{{digest}}',
}
