// Declarations as they are made files of: the two published ones, and one whose every field is hostile.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CANONICAL_FORM } from '@plenary/shared/canon/canonical-json'
import { declarationDigest, textDigest } from '@plenary/shared/canon/digests'
import { blocksToContent } from '@plenary/shared/declaration/import/blocks-to-content'
import { parseDeclaration } from '@plenary/shared/declaration/import/parse-declaration'
import { isRefusal } from '@plenary/shared/refusal'
import type { ContentJson, TextJson } from '@plenary/shared/schema/content'
import type { ExportedDeclaration, ExportedText, Signatory } from '../export/exported-declaration.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const TOKYO = join(root, 'server/assets/demo/tokyo-declaration-2010.en.txt')
const FIXTURES = join(root, 'shared/src/testing/fixtures')

/** Adopted, Rev. 3, eleven cities to sign; the roster knows their heads by function only. */
export function tokyo(more: Partial<ExportedDeclaration> = {}): ExportedDeclaration {
  const text = exportedText('en', 'authentic', contentOf(TOKYO))
  return {
    id: 'declarationtokyo',
    title: 'Tokyo Declaration',
    network: 'Asian Network of Major Cities 21',
    plenary: {
      name: '9th Plenary Meeting',
      place: 'Tokyo',
      startsOn: '2010-11-08',
      endsOn: '2010-11-09',
      timeZone: 'Asia/Tokyo',
    },
    text,
    version: version([text], 3, '2010-11-09T01:58:40.000Z'),
    adoption: { at: '2010-11-09T02:14:00.000Z' },
    signatories: [
      'Bangkok',
      'Delhi',
      'Hanoi',
      'Jakarta',
      'Kuala Lumpur',
      'Metropolitan Manila',
      'Seoul',
      'Singapore',
      'Taipei',
      'Tokyo',
      'Yangon',
    ].map((city) => signatory({ city, title: 'Head of delegation' })),
    wordsIn: 'en',
    ...more,
  }
}

interface RosterCity {
  readonly city: string
  readonly ja: string
  readonly present: boolean
  readonly named: boolean
  readonly host?: boolean
  readonly head?: string
  readonly title?: string
  readonly proxyLetter?: boolean
}

/** A draft without a number, the Japanese gist; Seoul signs for Jakarta, the host comes last. */
export function tomsk(more: Partial<ExportedDeclaration> = {}): ExportedDeclaration {
  const text = exportedText('ja', 'gist', contentOf(join(FIXTURES, 'tomsk-declaration-2014.ja.txt')))
  const { cities } = JSON.parse(readFileSync(join(FIXTURES, 'tomsk-2014-roster.json'), 'utf8')) as {
    cities: RosterCity[]
  }
  const signing = cities.filter(({ named, proxyLetter }) => named || proxyLetter)
  const hostLast = [...signing.filter(({ host }) => !host), ...signing.filter(({ host }) => host)]
  return {
    id: 'declarationtomsk',
    title: 'トムスク宣言',
    network: 'アジア大都市ネットワーク21',
    plenary: {
      name: '第13回総会',
      place: 'トムスク',
      startsOn: '2014-09-05',
      endsOn: '2014-09-06',
      timeZone: 'Asia/Tomsk',
    },
    text,
    version: version([text], null, '2014-09-06T04:30:05.000Z'),
    adoption: null,
    signatories: hostLast.map(({ ja, head = '', title = '', proxyLetter }) =>
      signatory({ city: ja, name: head, title, holder: proxyLetter ? 'ソウル' : null }),
    ),
    wordsIn: 'ja',
    ...more,
  }
}

/** What a text or a name may hold, and would like to be read as a command of some format. */
export const HOSTILE = [
  '#panic("x") $x$ @ref *b* _i_ `c` ~ \\ // /* */ [#] <label>',
  '</w:t></w:r><script>alert(1)</script>&lt;&amp;"\'--><!-- ]]>',
  '# no heading\t- no item 1. no number',
  '[words](javascript:alert(1)) ![x](y) {{x}} %s $[x] \\u0041',
].join(' ')

/** Every field that people can fill says something hostile, and is still to be read letter by letter. */
export function hostile(more: Partial<ExportedDeclaration> = {}): ExportedDeclaration {
  const words = (of: string): TextJson => ({ type: 'text', text: `${of} ${HOSTILE}` })
  const paragraph = (of: string) => ({ type: 'paragraph' as const, content: [words(of)] })
  const text = exportedText('en', 'translation', {
    type: 'doc',
    content: [
      { type: 'title', content: [paragraph('body'), paragraph('title')] },
      { type: 'preamble', content: [{ type: 'preambular', content: [words('preamble')] }] },
      {
        type: 'clauses',
        content: [
          {
            type: 'clause',
            attrs: { id: 'clausehostile000' },
            content: [
              {
                type: 'paragraph',
                content: [
                  { ...words('bold'), marks: [{ type: 'bold' }] },
                  { ...words('italic'), marks: [{ type: 'italic' }] },
                  {
                    ...words('link'),
                    marks: [
                      { type: 'link', attrs: { href: 'https://example.org/?a="b"&c=<d>#panic("x")\'' } },
                    ],
                  },
                ],
              },
              {
                type: 'subclauses',
                content: [
                  { type: 'clause', attrs: { id: 'clausehostile001' }, content: [paragraph('below')] },
                ],
              },
              paragraph('rest'),
            ],
          },
        ],
      },
      { type: 'closing', content: [paragraph('closing')] },
    ],
  })
  return {
    id: 'declarationevil0',
    title: `listed ${HOSTILE}`,
    network: `network ${HOSTILE}`,
    plenary: {
      name: `plenary ${HOSTILE}`,
      place: `place ${HOSTILE}`,
      startsOn: '2010-11-08',
      endsOn: '2010-11-09',
      timeZone: null,
    },
    text,
    version: { ...version([text], 4, '2010-11-09T01:58:40.000Z'), name: `version ${HOSTILE}` },
    adoption: null,
    signatories: [
      signatory({
        city: `city ${HOSTILE}`,
        name: `person ${HOSTILE}`,
        title: `office ${HOSTILE}`,
        holder: `holder ${HOSTILE}`,
      }),
    ],
    wordsIn: 'en',
    ...more,
  }
}

export function signatory(more: Partial<Signatory> & Pick<Signatory, 'city'>): Signatory {
  const cityId = `city${Buffer.from(more.city).toString('hex')}000000000000`.slice(0, 16)
  return { cityId, name: '', title: '', holder: null, outcome: null, ...more }
}

/** A text with its digest. */
export function exportedText(
  language: string,
  status: ExportedText['status'],
  content: ContentJson,
): ExportedText {
  const id = `text${language.replaceAll('-', '')}0000000000000000`.slice(0, 16)
  return { id, language, status, numberStyle: 'decimal', content, digest: textDigest(content) }
}

function version(
  texts: readonly ExportedText[],
  number: number | null,
  at: string,
): ExportedDeclaration['version'] {
  return { number, name: null, at, digest: declarationDigest(texts), form: CANONICAL_FORM }
}

function contentOf(file: string): ContentJson {
  let next = 0
  const { blocks } = parseDeclaration(readFileSync(file, 'utf8'))
  const content = blocksToContent(blocks, () => `clause${`${next++}`.padStart(10, '0')}`)
  if (isRefusal(content)) throw new Error(content.refused)
  return content
}
