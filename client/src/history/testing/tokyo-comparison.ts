// What three cities and the secretariat changed in the Tokyo Declaration: words, a format, a place, a clause that went and one
// that came.
import type { Comparison } from '@plenary/shared/api/past-routes'
import type { Author, ComparedPart } from '@plenary/shared/compare/comparison'
import { markedPieces, strokeBy } from './marked-pieces.ts'

export const [TOKYO, SINGAPORE, SEOUL, SECRETARIAT, SERVER] = [0, 1, 2, 3, 4]

const author = (role: Author['role'], cityId: string | null, name: string): Author => ({
  personId: `${role}-${cityId ?? 'none'}`,
  name,
  cityId,
  role,
})

const AUTHORS: readonly Author[] = [
  author('drafter', 'tokyo', 'Drafter, Tokyo'),
  author('head', 'singapore', 'Head of delegation, Singapore'),
  author('drafter', 'seoul', 'Drafter, Seoul'),
  author('secretariat', null, 'Secretariat'),
  author('system', null, 'Plenary'),
]

/** Places: before and now; null where it was not there. */
type Paths = readonly [before: readonly number[] | null, now: readonly number[] | null]

function part(
  key: string,
  paths: Paths,
  written: string,
  { moved = null }: { moved?: ComparedPart['moved'] } = {},
): ComparedPart {
  const container = key === 'title' || key === 'preamble' || key === 'closing' ? key : 'clauses'
  const pieces = markedPieces(written)
  const [before, now] = paths.map((path) => (path ? { path: [...path] } : null))
  const isSame = pieces.every(({ kind }) => kind === 'kept')
  return {
    container,
    clauseId: container === 'clauses' ? key : null,
    fate: !before ? 'inserted' : !now ? 'deleted' : isSame ? 'same' : 'changed',
    before: before ?? null,
    now: now ?? null,
    moved,
    pieces,
  }
}

const WHOLE: Paths = [[], []]

const PREAMBLE = `We, the representatives of Bangkok, Delhi, Hanoi, Jakarta, Kuala Lumpur, Metropolitan Manila, Seoul, Singapore, Taipei, Tokyo[+,+|0@10:29] and Yangon, participated in the 9th Plenary Meeting of ANMC21 held in Tokyo from November 8 to 9, 2010. At this start of the tenth year of the ANMC21, we looked back on the initiatives we have taken to date and had open and friendly discussions on the direction that should be taken by our Network from here on.
Upon the close of this meeting, through collective and common understanding achieved in our [-discussion-|1@10:31][+discussions+|1@10:31] thus far, we hereby declare the following:
`
const NETWORK =
  'Since the establishment of the Network in 2001, we have successfully promoted solidarity and cooperation among the capitals and major cities of Asia, which serve as the powerhouses of this region.\n'
const ENVIRONMENT =
  'Economic growth and the progression of urbanization in Asia are giving rise to increasingly serious concerns about water quality, air pollution, waste disposal, and other issues related to the urban environment. Under the awareness that it is the responsibility of cities to take the lead in implementing pioneering initiatives, we will share knowledge and experiences among us, and will aim to become cities in harmony with [+the +|1@10:44]environment through cooperation and collaboration over a broad spectrum including private enterprises and the citizenry.\n'
const ECONOMY =
  'The rich potentials of Asia are now flowering, and our region has taken on a significant role in the world economy. We [-should-|2@10:40][+shall+|2@10:40] deepen economic exchange between the cities through activities of the ANMC21, which will include the provision of opportunities for cities to introduce to each other their industries and technologies.\n'
const EXCHANGE =
  'In order to resolve these challenges and achieve sustained prosperity in the Asian region, city exchange should not be limited to only conventional government-to-government programs.\n'

/** As in the picture: words only. */
export const TOKYO_WORDS: Comparison = {
  language: 'en',
  numberStyle: 'decimal',
  from: { sequence: 120, at: '2010-11-09T10:10:00.000Z', versionId: 'revision2' },
  to: { sequence: 180, at: '2010-11-09T10:44:00.000Z', versionId: null },
  authors: [...AUTHORS],
  parts: [
    part('title', WHOLE, 'ASIAN NETWORK OF MAJOR CITIES 21 (ANMC 21)\nTokyo Declaration\n'),
    part('preamble', WHOLE, PREAMBLE),
    part('clausenetwork', [[1], [1]], NETWORK),
    part('clauseenvironment', [[2], [2]], ENVIRONMENT),
    part('clauseeconomy', [[3], [3]], ECONOMY),
    part('clauseexchange', [[4], [4]], EXCHANGE),
    part(
      'clauseseoul',
      [[5], [5]],
      'The 10th Plenary Meeting of ANMC21 will be held in Seoul [+at an appropriate date +|2@10:36]in 2011.\n',
    ),
    part('closing', WHOLE, 'November 9, 2010\nTokyo\n'),
  ],
}

/** Everything that can happen to a text. */
export const TOKYO_REWORKED: Comparison = {
  ...TOKYO_WORDS,
  parts: [
    part('title', WHOLE, 'ASIAN NETWORK OF MAJOR CITIES 21 (ANMC 21)\n[+Draft +|3@10:50]Tokyo Declaration\n'),
    part('preamble', WHOLE, PREAMBLE),
    part('clausenetwork', [[1], [1]], NETWORK),
    part('clauseexchange', [[4], [2]], EXCHANGE, { moved: [strokeBy(2, '10:52')] }),
    part('clauseenvironment', [[2], [3]], ENVIRONMENT),
    part(
      'clauseeconomy',
      [[3], [4]],
      'The [*rich potentials*|1@10:41] of Asia are now flowering.[- -|0@10:20][+\n+|0@10:20]We [-should-|2@10:40][+shall+|0,2@10:45] deepen economic exchange, [-notably in the following fields-|0@10:20][+in particular+|2@10:46]:\n↳All of this is reviewed every year.\n',
    ),
    part(
      'clauseeconomya',
      [
        [3, 1],
        [4, 1],
      ],
      'development of new technologies;\n',
    ),
    part(
      'clauseeconomyb',
      [null, [4, 2]],
      '[+cross-border collaboration between private enterprises;\n+|1@10:47]',
    ),
    part('clauseeconomyc', [[3, 2], null], '[-fairs and exhibitions.\n-|3@10:55]'),
    part(
      'clausesafety',
      [[5], null],
      '[-Safety of citizens comes first. We will share what we know of crisis management.\n-|0@10:58]',
    ),
    part(
      'clauseseoul',
      [[6], [5]],
      'The 10th Plenary Meeting of ANMC21 will be held in Seoul [+at an appropriate date +|4@10:36]in 2011.\n',
    ),
    part('clausethanks', [[7], [6]], 'We thank the host.\n'),
    part('clauseannex', [[8], [7]], 'The annex is part of this declaration.\n'),
    part('closing', WHOLE, 'November 9, 2010\nTokyo\n'),
  ],
}

/** In Japanese. */
export const TOMSK_JAPANESE: Comparison = {
  ...TOKYO_WORDS,
  language: 'ja',
  numberStyle: 'lenticular',
  parts: [
    part('title', WHOLE, 'アジア大都市ネットワーク21\nトムスク宣言\n'),
    part(
      'preamble',
      WHOLE,
      '我々、ハノイ、ソウル、東京、ウランバートル及びトムスクの代表は、2014年9月5日から6日までトムスクで開催された[+第13回+|0@10:29]総会に参加した。我々は、開催都市として会議を成功に導いたトムスクに対し、深い[-謝意-|1@10:31][+感謝の意+|1@10:31]を表す。\n',
    ),
    part(
      'clauseneeds',
      [[1], [1]],
      '世代間で異なる関心やニーズについて特に留意しながら、都市部に暮らす住民に重要性の高い課題について議論を深め、その[+課題+|2@10:40]解決策を共同で検討する。\n',
    ),
    part(
      'clauseyouth',
      [[2], [2]],
      '若者世代とシニア世代が手を取り合うことを目指し、世代間を超えた先進的な取組に重点的に取り組む。\n',
    ),
    part('clauseschools', [[4], [3]], '会員都市間の教育分野における協力を高める。\n', {
      moved: [strokeBy(2, '10:52')],
    }),
    part(
      'clauselife',
      [[3], [4]],
      '様々な社会集団に属する都市住民の生活を向上させるための政策を改善し、その優良取組事例の情報共有を会員都市間で[*確実に*|1@10:41]行う。\n',
    ),
    part('closing', WHOLE, '2014年9月6日\nトムスク\n'),
  ],
}
