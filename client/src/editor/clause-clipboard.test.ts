import { clausesOf } from '@plenary/shared/declaration/outline'
import { checkLaws } from '@plenary/shared/testing/laws'
import { Editor } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { afterEach, describe, expect, test } from 'vitest'
import tokyoDeclaration from '../../../server/assets/demo/tokyo-declaration-2010.en.txt?raw'
import { lines } from './testing/drawn-text.ts'
import { closeEditors, openEditor, type TestEditor } from './testing/editors.ts'

afterEach(closeEditors)

const EMPTY_CLAUSE = 'T t\nP p\n1 |\nC c'

function pasted(before: string, content: { html?: string; text?: string }): string {
  const text = openEditor(before)
  text.paste(content)
  checkLaws(text.editor.state.doc)
  expect(openEditor(text.doc, { clientId: 999 }).editor.getJSON()).toEqual(text.editor.getJSON())
  return text.drawn()
}

/** What Word 365 puts on the clipboard for a numbered list with a second level, shortened. */
const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>@list l0:level1 {mso-level-text:"%1\\.";}</style></head>
<body lang=EN-GB><!--StartFragment-->
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><b>Water</b>
quality in <st1:City w:st="on">Seoul</st1:City><o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>a.<span>&nbsp;&nbsp; </span></span><![endif]>rivers<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><i style='mso-bidi-font-style:normal'>Air</i><span style='font-weight:normal'>, too</span><o:p></o:p></p>
<!--EndFragment--></body></html>`

describe('paste', () => {
  test('[ED24] Word’s list paragraphs become clauses and sub-clauses, their numbers and smart tags go', () => {
    const text = openEditor(EMPTY_CLAUSE)
    text.paste({ html: WORD })
    expect(text.drawn()).toBe(lines('T t\nP p\n1 Water quality in Seoul\n1.1 rivers\n2 Air, too|\nC c'))
    expect(text.editor.state.doc.toString()).toContain('bold("Water")')
    expect(text.editor.state.doc.toString()).toContain('italic("Air")')
    checkLaws(text.editor.state.doc)
  })

  test('[ED24] lists of web pages become clauses, whether nested in the item or behind it', () => {
    const html = '<ol><li>one<ol><li>a</li></ol></li><ol><li>b</li></ol><li><p>two</p><p>more</p></li></ol>'
    expect(pasted(EMPTY_CLAUSE, { html })).toBe(lines('T t\nP p\n1 one\n1.1 a\n1.2 b\n2 two\n+ more|\nC c'))
  })

  test('[ED24] what another Tiptap editor copies comes in with every word, as clauses and our two marks', () => {
    const stranger = new Editor({
      extensions: [StarterKit],
      content: `<h2>Head</h2><ol><li><p>one <strong>bold</strong> <s>struck</s> <code>code</code></p>
        <ul><li><p>under <em>it</em></p></li></ul></li></ol><blockquote><p>quoted<br>twice</p></blockquote><pre><code>as is</code></pre>`,
    })
    const html = stranger.getHTML()
    stranger.destroy()
    const text = openEditor(EMPTY_CLAUSE)
    text.paste({ html })
    const words = text.editor.getText({ blockSeparator: ' ' }).split(/\s+/)
    for (const word of [
      'Head',
      'one',
      'bold',
      'struck',
      'code',
      'under',
      'it',
      'quoted',
      'twice',
      'as',
      'is',
    ])
      expect(words, word).toContain(word)
    expect(text.editor.state.doc.toString()).toContain('bold("bold")')
    expect(text.editor.state.doc.toString()).toContain('italic("it")')
    checkLaws(text.editor.state.doc)
  })

  test('[ED24] a single paragraph becomes words at the caret', () => {
    expect(pasted('T t\nP p\n1 a|b\nC c', { html: '<p>X  <b>Y</b></p>' })).toBe(
      lines('T t\nP p\n1 aX Y|b\nC c'),
    )
    expect(pasted('T t\nP p\n1 a|b\nC c', { text: '2. X' })).toBe(lines('T t\nP p\n1 a2. X|b\nC c'))
  })

  test('[ED24] paragraphs continue the clause, clauses come behind it: a paste never cuts a clause in two', () => {
    expect(pasted('T t\nP p\n1 a|b\n2 two\nC c', { text: 'X\n\nY' })).toBe(
      lines('T t\nP p\n1 aX\n+ Y|b\n2 two\nC c'),
    )
    expect(pasted('T t\nP p\n1 a|b\n2 two\nC c', { text: '1. X\n2. Y' })).toBe(
      lines('T t\nP p\n1 ab\n2 X\n3 Y|\n4 two\nC c'),
    )
    expect(pasted('T t\nP p\n1 |ab\nC c', { text: '1. X\n2. Y' })).toBe(
      lines('T t\nP p\n1 X\n2 Y|\n3 ab\nC c'),
    )
  })

  test('[ED24] numbers of plain text are recognised as the importer does', () => {
    expect(pasted(EMPTY_CLAUSE, { text: '1. one\n(a) sub\n(b) sub\n2. two' })).toBe(
      lines('T t\nP p\n1 one\n1.1 sub\n1.2 sub\n2 two|\nC c'),
    )
    expect(pasted(EMPTY_CLAUSE, { text: '【1】協力する。\r\n【2】共有する。' })).toBe(
      lines('T t\nP p\n1 協力する。\n2 共有する。|\nC c'),
    )
    expect(pasted(EMPTY_CLAUSE, { text: 'ข้อ 1 ความร่วมมือ\nข้อ 2 น้ำ' })).toBe(
      lines('T t\nP p\n1 ความร่วมมือ\n2 น้ำ|\nC c'),
    )
  })

  test('[ED24] outside the clauses numbers stay as words', () => {
    expect(pasted('T t\nP |\n1 one\nC c', { text: '1. X\n(a) Y\n(b) Z' })).toBe(
      lines('T t\nP 1. X\nP (a) Y\nP (b) Z|\n1 one\nC c'),
    )
  })

  test('[ED25] only bold, italic and allowed links survive, no control characters', () => {
    const text = openEditor(EMPTY_CLAUSE)
    text.paste({
      html: `<p style="color:red"><u>under</u> <a href="https://a.example/x">link</a> <a href="javascript:alert(1)">bad</a>
        <span style="font-weight:700">bold</span> e\u202evil\u0007 <img src=x onerror=alert(1)><script>alert(1)</script></p>`,
    })
    expect(text.drawn()).toBe(lines('T t\nP p\n1 under link bad bold evil|\nC c'))
    const hrefs = JSON.stringify(text.editor.getJSON()).match(/"href":"[^"]*"/g)
    expect(hrefs).toEqual(['"href":"https://a.example/x"'])
    checkLaws(text.editor.state.doc)
  })

  test('[ED25] zero-width joiners and spaces stay: Hindi and Thai need them', () => {
    expect(pasted(EMPTY_CLAUSE, { text: 'क्\u200dष ไทย\u200bไทย' })).toContain('क्\u200dष ไทย\u200bไทย')
  })

  test('[ED26] what was copied here comes back with its structure and with new ids', () => {
    const text = openEditor('T t\nP p\n1 <one\n1.1 sub\n2 two>\nC c')
    const copied = copy(text)
    text.caretAfter('two')
    text.paste(copied)
    expect(text.drawn()).toBe(lines('T t\nP p\n1 one\n1.1 sub\n2 two\n3 one\n3.1 sub\n4 two|\nC c'))
    const ids = clausesOf(text.editor.state.doc).map(({ node }) => node.attrs.id)
    expect(new Set(ids).size).toBe(6)
    checkLaws(text.editor.state.doc)
  })

  test('[ED26] 200 kB are pasted whole', () => {
    const numbered = Array.from({ length: 900 }, (_, index) => `${index + 1}. ${'word '.repeat(45).trim()}`)
    const text = openEditor(EMPTY_CLAUSE)
    text.paste({ text: numbered.join('\n') })
    expect(clausesOf(text.editor.state.doc)).toHaveLength(900)
    checkLaws(text.editor.state.doc)
    const prose = openEditor(EMPTY_CLAUSE)
    prose.paste({ text: 'x'.repeat(200_000) })
    expect(prose.editor.state.doc.textContent).toHaveLength(200_003)
  })

  test('[ED11] a read-only text takes no paste', () => {
    const text = openEditor('T t\nP p\n1 o|ne\nC c', { editable: false })
    text.paste({ text: '1. X\n2. Y' })
    expect(text.drawn()).toBe(lines('T t\nP p\n1 o|ne\nC c'))
  })
})

describe('paste over everything', () => {
  const before = 'T old title\nP old preamble\n1 old one\n1.1 old sub\n2 old two\nC old closing'
  const pastedOver = (content: { html?: string; text?: string }) => {
    const text = openEditor(before)
    text.press('Mod-a')
    text.paste(content)
    checkLaws(text.editor.state.doc)
    expect(openEditor(text.doc, { clientId: 999 }).editor.getJSON()).toEqual(text.editor.getJSON())
    return text
  }

  test('[ED35] a whole declaration goes to the four parts, word for word, and one undo brings the old one back', () => {
    const text = pastedOver({ text: tokyoDeclaration })
    const drawn = text.drawn().split('\n')
    expect(drawn.map((line) => line.split(' ')[0]).join(' ')).toBe('T T P P 1 2 3 4 5 C C')
    expect(drawn[1]).toBe('T Tokyo Declaration')
    expect(drawn.at(-1)).toBe('C Tokyo|')
    const wordsOf = (all: string) =>
      all
        .replace(/^\d\. /gm, '')
        .split(/\s+/)
        .filter(Boolean)
    expect(wordsOf(text.editor.getText({ blockSeparator: ' ' }))).toEqual(wordsOf(tokyoDeclaration))
    text.press('Mod-z')
    expect(text.drawn().replace(/[<>|]/g, '')).toBe(before)
  })

  test('[ED35] without numbers the paragraphs behind the formula are clauses', () => {
    const { drawn } = pastedOver({
      text: 'Seoul Declaration\n\nWe hereby declare the following:\n\nAir.\n\nWater.',
    })
    expect(drawn()).toBe(
      lines('T Seoul Declaration\nP We hereby declare the following:\n1 Air.\n2 Water.|\nC'),
    )
  })

  test('[ED35] of lists of other programs the first paragraph before the clauses is the title', () => {
    const { drawn } = pastedOver({ html: '<p>New</p><p>We</p><p>agree</p><ol><li>one</li><li>two</li></ol>' })
    expect(drawn()).toBe(lines('T New\nP We\nP agree\n1 one\n2 two|\nC'))
    expect(pastedOver({ html: '<ol><li>one</li><li>two</li></ol>' }).drawn()).toBe(
      lines('T\nP\n1 one\n2 two|\nC'),
    )
  })

  test('[ED35] what was copied here whole comes back part by part', () => {
    const copied = copy(openEditor('T <t\nP p\nP q\n1 one\n1.1 sub\n+ more\n2 two\nC c>'))
    expect(pastedOver(copied).drawn()).toBe(lines('T t\nP p\nP q\n1 one\n1.1 sub\n+ more\n2 two\nC c|'))
  })

  test('[ED35] a single paragraph is words where the text begins', () => {
    expect(pastedOver({ text: 'hello world' }).drawn()).toBe(lines('T hello world|\nP\n1\nC'))
  })

  test('[ED35] a clipboard without words takes nothing away', () => {
    const text = openEditor(before)
    text.press('Mod-a')
    text.paste({ html: '<img src=x>' })
    expect(text.drawn().replace(/[<>|]/g, '')).toBe(before)
  })
})

describe('copy', () => {
  test('[ED27] plain text has the numbers of the page', () => {
    expect(copy(openEditor('T t\nP p<q\n1 one\n1.1 sub\n+ more\n2 t>wo\nC c')).text).toBe(
      'q\n\n1. one\n    (a) sub\n    more\n2. t',
    )
    expect(copy(openEditor('T t\nP p\n1 o<n>e\nC c')).text).toBe('n')
  })

  test('[ED27] HTML is lists that go on counting, without ids', () => {
    const { html } = copy(openEditor('T t\nP p\n1 one\n2 <two\n3 three>\nC c'))
    expect(html).toContain('start="2"')
    expect(html).toContain('<li data-node="clause"><p>two</p></li>')
    expect(html).not.toContain('clauseb0')
  })

  test('[ED7] cutting over several containers joins nothing across them', () => {
    const text = openEditor('T ti<tle\nP p\n1 on>e\nC c')
    const { text: words } = copy(text, 'cut')
    expect(words).toBe('tle\n\np\n\n1. on')
    expect(text.drawn()).toBe(lines('T ti|\nP\n1 e\nC c'))
  })
})

function copy({ editor }: TestEditor, type: 'copy' | 'cut' = 'copy'): { html: string; text: string } {
  const data: Record<string, string> = {}
  const event = new Event(type, { bubbles: true, cancelable: true })
  const clipboardData = {
    setData: (kind: string, value: string) => {
      data[kind] = value
    },
    clearData() {},
  }
  Object.assign(event, { clipboardData })
  editor.view.dom.dispatchEvent(event)
  return { html: data['text/html'] ?? '', text: data['text/plain'] ?? '' }
}
