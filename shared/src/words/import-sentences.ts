// What the importer says to the person who checks its work, with {{values}}: one sentence per note and language.
import type { BlockNoteCode, WholeNote } from '../declaration/import/block-note.ts'
import type { BlockKind } from '../declaration/import/imported-blocks.ts'
import type { InterfaceLanguage } from './refusal-sentences.ts'

type Sentence = Record<InterfaceLanguage, string>

export const BLOCK_KIND_WORDS: Record<BlockKind, Sentence> = {
  'body-name': { en: 'Name of the body', ja: '会議体の名称' },
  title: { en: 'Title', ja: '表題' },
  preambular: { en: 'Preamble', ja: '前文' },
  formula: { en: 'Declaring formula', ja: '宣言の文言' },
  clause: { en: 'Clause', ja: '条項' },
  subclause: { en: 'Sub-clause', ja: '細目' },
  paragraph: { en: 'Paragraph of the clause', ja: '条項の続き' },
  closing: { en: 'Place and date', ja: '場所と日付' },
}

export const BLOCK_NOTE_SENTENCES: Record<BlockNoteCode, Sentence> = {
  'lines-joined': {
    en: 'Line breaks inside this paragraph were joined ({{count}}).',
    ja: 'この段落の途中の改行をつなぎました（{{count}}か所）。',
  },
  'hyphen-kept': {
    en: 'A line ended with a hyphen. It was kept: take it out if it only divided the word.',
    ja: '行末のハイフンを残しました。単語を分けていただけの場合は削除してください。',
  },
  'number-missing': {
    en: 'Before this, number {{numbers}} is missing. Check that no words are. The text draws its own numbers.',
    ja: 'この前に番号{{numbers}}がありません。抜けがないか確認してください。番号は本文の順に付け直されます。',
  },
  'number-repeated': {
    en: 'The number {{number}} stands here out of its order. The text draws its own numbers.',
    ja: '番号{{number}}の順序が通常と異なります。番号は本文の順に付け直されます。',
  },
  'number-restarts': {
    en: 'The count begins again at 1 here. In the text it goes on.',
    ja: 'ここで番号が1に戻っています。本文では続き番号になります。',
  },
  'number-added': {
    en: 'This has no number in the source and gets one.',
    ja: '元の文には番号がありません。番号が付きます。',
  },
  'number-redrawn': {
    en: 'The source numbers like {{label}}, the text like {{drawn}}.',
    ja: '番号の書き方が元の文の{{label}}から{{drawn}}に変わります。',
  },
  'forbidden-characters': {
    en: 'Control characters that cannot be printed ({{count}}, the first is {{character}}). Choose what stands in their place before you save.',
    ja: '印刷できない制御文字があります（{{count}}個、最初は{{character}}）。保存する前に置き換え方を選んでください。',
  },
  changed: {
    en: 'You changed the words; the source is shown beside them.',
    ja: '文言が変更されています。元の文を横に表示しています。',
  },
}

export const WHOLE_NOTE_SENTENCES: Record<WholeNote, Sentence> = {
  'nothing-found': { en: 'There are no words in this text.', ja: 'このテキストには文字がありません。' },
  'no-title': { en: 'No title was found.', ja: '表題が見つかりませんでした。' },
  'no-preamble': { en: 'No preamble was found.', ja: '前文が見つかりませんでした。' },
  'no-formula': {
    en: 'No declaring formula was found (“we hereby declare”).',
    ja: '宣言の文言（「以下のことを宣言する」など）が見つかりませんでした。',
  },
  'no-clauses': { en: 'No clauses were found.', ja: '条項が見つかりませんでした。' },
  'no-closing': {
    en: 'No closing date and place were found.',
    ja: '末尾の日付と場所が見つかりませんでした。',
  },
}
