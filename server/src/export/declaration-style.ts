// How the page of a declaration looks: a white sheet with a book's letters, in the dark as well, and on paper. It loads nothing.

/**
 * What stands in the margins of each printed page.
 * @param draft the mark of a draft
 */
export function pageStyle(foot: string, draft: string | null): string {
  const mark = draft === null ? '' : `@top-center { content: ${cssString(draft)}; }`
  return `@page { ${mark} @bottom-left { content: ${cssString(foot)}; } }
@page :first { @top-center { content: none; } }
`
}

/** As a string of CSS that ends nowhere early, whatever it says. */
function cssString(text: string): string {
  const escaped = text.replace(/[\p{Cc}\p{P}\p{S}\u2028\u2029]/gu, (sign) => {
    return `\\${(sign.codePointAt(0) ?? 0).toString(16)} `
  })
  return `"${escaped}"`
}

export const DECLARATION_STYLE = `
:root {
  color-scheme: light dark;
  --desk: light-dark(#eef0f2, #0f1113); --paper: light-dark(#fff, #1b1e22); --mark: light-dark(#fff3d6, #3a3117);
  --ink: light-dark(#15181c, #e9ebee); --ink-2: light-dark(#434a53, #b7bdc6); --line: light-dark(#dcdfe4, #2c3036);
  --serif: "Source Serif 4", "Noto Serif", "Noto Serif JP", "Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho", Georgia, "Times New Roman", serif;
  --sans: Inter, "Noto Sans", "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", system-ui, sans-serif;
  --mono: "IBM Plex Mono", ui-monospace, "SF Mono", Menlo, Consolas, monospace;
  --margin: 88px; --number: 14px;
}
:lang(ja) { --serif: "Noto Serif JP", "Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho", "MS PMincho", serif; }
:lang(ko) { --serif: "Noto Serif KR", "Noto Serif CJK KR", AppleMyungjo, Batang, serif; }
:lang(zh) { --serif: "Noto Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
:lang(zh-Hant), :lang(zh-TW), :lang(zh-HK) { --serif: "Noto Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU, serif; }
:lang(th) { --serif: "Noto Serif Thai", "Noto Serif", Thonburi, "Leelawadee UI", serif; }
:lang(hi) { --serif: "Noto Serif Devanagari", "Noto Serif", "Kohinoor Devanagari", "Nirmala UI", serif; }
:lang(my) { --serif: "Noto Sans Myanmar", "Myanmar MN", "Myanmar Text", serif; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body { background: var(--desk); color: var(--ink); font: 400 13px/20px var(--sans); -webkit-text-size-adjust: 100%; }
ol { list-style: none; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.sheet { max-width: 722px; margin: 32px auto 0; background: var(--paper); border: 1px solid var(--line); border-radius: 2px; overflow-wrap: anywhere; }
.state { padding: 9px 24px 10px; border-bottom: 1px solid var(--line); color: var(--ink-2); text-align: center; text-wrap: balance; }
.draft { background: var(--mark); }
.draft strong { color: var(--ink); font-weight: 600; }
article { padding: 56px var(--margin) 64px; font: 400 17px/28px var(--serif); font-variant-numeric: lining-nums; }
article p, h1 { white-space: pre-wrap; }
header { text-align: center; }
header p { font-size: 13px; line-height: 20px; letter-spacing: .09em; text-transform: uppercase; text-wrap: balance; color: var(--ink-2); }
h1 { margin-top: 10px; font-weight: 400; font-size: 38px; line-height: 48px; letter-spacing: -.012em; text-wrap: balance; }
header::after { content: ""; display: block; width: 40px; margin: 18px auto 35px; border-top: 1px solid var(--ink); }
.preamble p, .clauses p { text-wrap: pretty; hanging-punctuation: first allow-end; }
.preamble p + p, .clauses p ~ p, .clauses ol + p { margin-top: 12px; }
.clauses, .clauses > li + li { margin-top: 18px; }
.clauses li { position: relative; }
.subclauses > li { margin-top: 12px; padding-inline-start: 40px; }
.number { position: absolute; inset-inline-end: calc(100% + var(--number)); white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; letter-spacing: 0; text-indent: 0; }
.number { margin-inline-end: -.25em; }
.subclauses > li > p > .number { inset-inline: 0 auto; }
.link { color: inherit; text-decoration: underline 1px; text-underline-offset: 3px; }
.closing { margin-top: 26px; text-align: end; }
.signatures ol { display: grid; grid-auto-flow: column; grid-template-rows: repeat(var(--rows), auto); grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 40px; margin-top: 12px; }
.signatures li { display: grid; grid-row: span 2; grid-template-rows: subgrid; font-size: 16px; line-height: 24px; }
.signatures .line { grid-row: 1; align-content: end; padding: 40px 0 4px; margin-bottom: 6px; border-bottom: 1px solid var(--ink); font: 500 12px/18px var(--sans); color: var(--ink-2); }
.together { white-space: nowrap; }
.signatures .line:empty { min-height: 62px; }
.signatures div { grid-row: 2; }
.signatures b { font-weight: 600; }
.signatures .proxy { font: 400 13px/20px var(--sans); color: var(--ink-2); }

.about { max-width: 722px; margin: 0 auto; padding: 24px var(--margin) 48px; color: var(--ink-2); overflow-wrap: anywhere; }
.about h2 { font-size: 13px; line-height: 20px; font-weight: 600; color: var(--ink); margin-bottom: 8px; }
.about dl > div { display: grid; grid-template-columns: 160px minmax(0, 1fr); gap: 2px 24px; padding: 7px 0; border-top: 1px solid var(--line); }
.about dd { color: var(--ink); }
code { font: 400 13px/20px var(--mono); }
.digest span { margin-inline-end: .75ch; }
:focus-visible { outline: 2px solid light-dark(#24478f, #a3bcf5); outline-offset: 2px; }

article:lang(ja) { line-height: 32px; line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; }
article:lang(zh) { line-height: 32px; line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; }
:is(.preamble, .clauses) p:is(:lang(ja), :lang(zh)) { text-align: justify; text-wrap: wrap; }
.preamble p:is(:lang(ja), :lang(zh)) { text-indent: 1em; }
.preamble p + p:is(:lang(ja), :lang(zh)) { margin-top: 6px; }
h1:is(:lang(ja), :lang(zh)) { font-size: 34px; font-weight: 500; line-height: 50px; letter-spacing: .06em; word-break: auto-phrase; }
article:lang(ko) { line-height: 30px; word-break: keep-all; }
article:is(:lang(th), :lang(my), :lang(hi)), article:is(:lang(th), :lang(my), :lang(hi)) .signatures li { line-height: 34px; }
article:is(:lang(th), :lang(my), :lang(hi)) header p { line-height: 28px; letter-spacing: 0; }
h1:is(:lang(th), :lang(my), :lang(hi)) { font-size: 32px; line-height: 64px; letter-spacing: 0; }

@media screen and (max-width: 767px) {
  :root { --margin: 20px; --number: 8px; }
  .sheet { margin: 0; border-width: 0 0 1px; border-radius: 0; }
  article { padding-block: 32px 40px; }
  .clauses { padding-inline-start: 24px; }
  :is(.lenticular, .article) .clauses { padding-inline-start: 56px; }
  h1 { font-size: 30px; line-height: 40px; }
  .signatures ol { display: block; }
  .signatures li { grid-template-rows: auto auto; }
  .about dl > div { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  @page {
    size: A4; margin: 28mm 27mm 26mm; font: 400 8pt/1.4 Inter, "Noto Sans", "Noto Sans CJK JP", sans-serif;
    @top-center { font-weight: 600; }
    @bottom-left { width: 86%; text-align: left; vertical-align: top; padding-top: 3mm; }
    @bottom-right { content: counter(page) " / " counter(pages); vertical-align: top; padding-top: 3mm; }
  }
  :root { color-scheme: light; --ink: #000; --ink-2: #333; --line: #777; --margin: 0; --number: 8px; }
  body, .draft { background: none; }
  .sheet { max-width: none; margin: 0; border: 0; }
  .state { padding: 0 0 9mm; border: 0; }
  article { padding: 0; font-size: 11pt; line-height: 1.55; }
  .clauses { padding-inline-start: 9mm; }
  :is(.lenticular, .article) .clauses { padding-inline-start: 16mm; }
  p { orphans: 2; widows: 2; }
  .end, .signatures li, .about { break-inside: avoid; }
  .end:has(.long) { break-inside: auto; }
  .closing { break-after: avoid; }
  .long ol { display: block; columns: 2; column-gap: 40px; }
  .long li { grid-template-rows: auto auto; padding-bottom: 3mm; }
  .signatures li { font-size: 10.5pt; line-height: 1.4; }
  .signatures .line, .signatures .line:empty { min-height: 16mm; padding-top: 5mm; font-size: 8pt; line-height: 1.4; }
  .link { text-decoration-color: #777; }
  .about { max-width: none; padding-block: 7mm 0; font-size: 8pt; line-height: 1.4; }
  .about dl > div { grid-template-columns: 48mm minmax(0, 1fr); padding: .7mm 0; }
  code { font-size: 8pt; line-height: 1.4; }
}
`
