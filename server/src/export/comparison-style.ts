// How the page of a comparison looks, on screen and on paper: it reads without colour and loads nothing.

export const COMPARISON_STYLE = `
:root { --ink: #15181c; --ink-2: #434a53; --line: #dcdfe4; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef0f2; color: var(--ink); font: 14px/20px Inter, system-ui, "Noto Sans", "Noto Sans JP", "Hiragino Sans", "Yu Gothic UI", sans-serif; }
main { max-width: 860px; margin: 24px auto; padding: 48px 64px; background: #fff; border: 1px solid var(--line); }
h1 { margin: 0; font: 400 28px/36px "Source Serif 4", "Noto Serif", Georgia, serif; }
h2 { margin: 32px 0 8px; font-size: 13px; line-height: 20px; font-weight: 600; }
h1:lang(ja), .words:lang(ja) { font-family: "Noto Serif JP", "Hiragino Mincho ProN", "Yu Mincho", serif; line-break: strict; }
.under { margin: 4px 0 16px; color: var(--ink-2); }
.moments { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 0; }
.moments dt { color: var(--ink-2); }
.moments dd { margin: 0; }
.legend { margin: 16px 0 0; padding: 8px 0; border-block: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 4px 24px; }
.words { font: 400 16px/27px "Source Serif 4", "Noto Serif", Georgia, "Times New Roman", serif; margin-top: 24px; overflow-wrap: anywhere; }
.part { position: relative; padding-left: 48px; margin: 12px 0; }
.own { position: relative; }
.own.changed::before { content: ""; position: absolute; left: -66px; top: 2px; bottom: 2px; border-left: 2px solid var(--ink); }
.part .part { padding-left: 40px; }
.part .part > .own.changed::before { left: -106px; }
.part .part .part > .own.changed::before { left: -146px; }
.part .part .part .part > .own.changed::before { left: -186px; }
.part.title > .own.changed::before { left: -18px; }
.part.title { text-align: center; padding: 0; font-size: 20px; line-height: 30px; }
.number { position: absolute; right: calc(100% + 12px); white-space: nowrap; }
p { margin: 0 0 8px; }
ins { font-weight: 600; text-decoration: underline 2px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
ins strong { font-weight: 800; }
del { text-decoration: line-through; }
del + ins, ins + del { margin-inline-start: 0.2em; }
.formatted { border-bottom: 2px dotted var(--ink-2); }
.link { color: inherit; text-decoration: underline 1px; text-underline-offset: 3px; }
.by { margin: 0 1px 0 2px; font: 600 11px/1 Inter, system-ui, "Noto Sans JP", sans-serif; vertical-align: 6px; white-space: nowrap; color: var(--ink-2); text-decoration: none; }
.moved { margin: 0 0 4px; font: 13px/20px Inter, system-ui, "Noto Sans JP", sans-serif; color: var(--ink-2); }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; font-size: 12px; color: var(--ink-2); }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.what { font: 15px/22px "Source Serif 4", "Noto Serif", "Noto Serif JP", Georgia, serif; overflow-wrap: anywhere; }
td small { display: block; font-size: 12px; color: var(--ink-2); }
@media screen and (max-width: 640px) {
  main { margin: 0; padding: 24px 20px 24px 28px; border: 0; }
  table, tbody, tr, td { display: block; }
  thead { display: none; }
  tr { padding: 8px 0; border-bottom: 1px solid var(--line); }
  td { padding: 0; border: 0; }
}
@media print {
  @page { margin: 18mm 20mm; }
  body { background: none; }
  main { max-width: none; margin: 0; padding: 0 0 0 20px; border: 0; }
  :root { --ink: #000; --ink-2: #000; --line: #777; }
  tr, .number { break-inside: avoid; }
  h2 { break-after: avoid; }
  p { orphans: 2; widows: 2; }
}
`
