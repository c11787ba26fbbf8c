// Content for the tests of files: written by hand in a few words, or at random of what some format could take for a command.
import type { ClauseJson, ContentJson, ParagraphJson, TextJson } from '@plenary/shared/schema/content'
import type { Random } from '@plenary/shared/testing/random'

type Marks = NonNullable<TextJson['marks']>

export function words(text: string, ...marks: Marks): TextJson {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }
}

export const bold: Marks[number] = { type: 'bold' }
export const italic: Marks[number] = { type: 'italic' }

export function linkTo(href: string): Marks[number] {
  return { type: 'link', attrs: { href } }
}

export function paragraph(...content: (TextJson | string)[]): ParagraphJson {
  return {
    type: 'paragraph',
    content: content.map((each) => (typeof each === 'string' ? words(each) : each)),
  }
}

let made = 0

/** Of paragraphs, and lists of sub-clauses. */
export function clause(...parts: (ParagraphJson | ClauseJson[])[]): ClauseJson {
  made += 1
  return {
    type: 'clause',
    attrs: { id: `clause${`${made}`.padStart(10, '0')}` },
    content: parts.map((part) => (Array.isArray(part) ? { type: 'subclauses', content: part } : part)),
  }
}

export function written(
  clauses: ClauseJson[],
  {
    title = [paragraph('Title')],
    preamble = [paragraph('We declare:')],
    closing = [] as ParagraphJson[],
  } = {},
): ContentJson {
  return {
    type: 'doc',
    content: [
      { type: 'title', content: title },
      { type: 'preamble', content: preamble.map(({ content }) => ({ type: 'preambular', content })) },
      { type: 'clauses', content: clauses },
      { type: 'closing', content: closing },
    ],
  }
}

/** A clause with a paragraph before, between and behind its sub-clauses, one of which has its own. */
export function deepClauses(): ClauseJson[] {
  const third = clause(paragraph('third level'), [clause(paragraph('fourth level'))])
  return [
    clause(paragraph('first'), paragraph('first again')),
    clause(
      paragraph('second'),
      [clause(paragraph('below'), paragraph('below again')), clause([third])],
      paragraph('between'),
      [clause(paragraph('counts on'))],
      paragraph('behind'),
    ),
    clause(),
  ]
}

const PIECES = [
  ...'*|**|_|__|[|]|(|)|<|>|<script>|</a>|#|# |## x|1.|12)|1. |\\|\\\\|&|&amp;|&#42;|&copy|;|`|``|~|~~~|!|![|-|- |---'.split(
    '|',
  ),
  ...'+ |> |=|===|:|//|http://a.b|www.x.y|@|a@b.c|[x]: http://y|<!--|-->|<?|]]>|%|$|{|}|^|.|,|"|\'|1|a|b|foo'.split(
    '|',
  ),
  ...[
    ' ',
    '  ',
    '\t',
    '\u3000',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u200b',
    'é',
    'e\u0301',
    '東京',
    '「',
    '」',
    '。',
    '€',
  ],
  ...['😀', '“', '๑', 'Ω'],
]
const LINKS = ['https://a.b/c_d*e?x=1&copy=2&amp;y', 'https://a.b/(x)', 'mailto:a@b.c']

/** A text of every shape, whose words would like to be commands. */
export function randomContent(random: Random): ContentJson {
  const text = () => {
    const marks = [bold, italic, linkTo(random.pick(LINKS))].filter(() => random.chance(0.4))
    const pieces = Array.from({ length: 1 + random.int(5) }, () => random.pick(PIECES))
    return words(pieces.join(''), ...marks)
  }
  const some = <Value>(most: number, make: () => Value) => Array.from({ length: random.int(most + 1) }, make)
  const block = () => paragraph(...some(4, text))
  const part = (depth: number) =>
    depth < 3 && random.chance(0.4) ? some(3, () => randomClause(depth + 1)) : block()
  const randomClause = (depth: number): ClauseJson => clause(...some(4, () => part(depth)))
  return written(
    some(5, () => randomClause(0)),
    { title: some(3, block), preamble: some(3, block), closing: some(3, block) },
  )
}
