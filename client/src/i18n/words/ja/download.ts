// Words of the downloads: the formats of a text, and what comes of asking for one, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { download as english } from '../en/download.ts'

export const download: SameWords<typeof english> = {
  draftNote: '採択前のため、ファイルには草案であることと版・日時が記されます。',
  pdf: 'PDF',
  pdfOfDraft: '閲覧・印刷用（草案と表示）',
  pdfToSign: '印刷・署名用',
  pdfUnsigned: '署名なし。閲覧・印刷用',
  pdfToKeep: '印刷・保存用',
  docx: 'Word',
  docxUse: '文書作成ソフトでの編集用',
  html: 'ウェブページ',
  htmlUse: 'どのブラウザでも開ける一つのファイル',
  md: 'Markdown',
  mdUse: 'ウェブサイトやウィキ用',
  txt: 'テキスト',
  txtUse: '文言のみ。どの環境でも開けます',
  akn: 'Akoma Ntoso',
  aknUse: '法令データベース・保存用のXML',
  json: 'データ',
  jsonUse: '他のプログラム用のJSON',
  signedPdf: '署名済み本文（PDF）',
  signedPdfUse: 'どのPDF閲覧ソフトでも署名を確認できます',
  sealedPdf: '封印された本文（PDF）',
  sealedPdfUse: '署名手続き中の本文。これまでの署名を含みます',
  bundle: '一式ファイル（zip）',
  bundleUse: '署名済み本文と、検証に必要なもの一式。保存用',
  verifier: '検証ツール（ウェブページ）',
  verifierUse: '一式ファイルとPDFを、手元の端末で接続なしに検証します',
  verifyHere: 'このサイトでファイルを検証',
  root: 'ネットワークのルート証明書の指紋',
  rootWhy:
    'すべての署名の拠り所です。書簡や電話など、このサイト以外の方法でネットワークから得た値と照合してください。',
  making: 'ファイルを作成しています…',
  done: 'ファイルをダウンロードしました。',
  busy: '複数のファイルを作成中です。完了してから、もう一度お試しください。',
  unreachable:
    'サーバーに接続できないため、ファイルを作成できません。接続を確認して、もう一度お試しください。',
}
