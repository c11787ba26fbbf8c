// The access table as the server keeps it: every deed, by everybody, in every state of a declaration.
import { ACTIONS, type Action, isAllowed } from '@plenary/shared/access/access-table'
import { DECLARATION_STATES, type Role } from '@plenary/shared/access/roles'
import { REQUEST_REFUSALS, type RequestCode } from '@plenary/shared/refusal'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { factsOf, openStage, type Send, type Stage } from '../testing/access-stage.ts'
import { actionOf, type Deed, routeOf } from '../testing/deeds.ts'
import { type Answer, type Denial, EXPECTED, EXPORTS, WHO, type Who } from '../testing/expected-answers.ts'
import { WORD } from '../testing/subject.ts'

/** A zip's words are those of its files. */
function wordsIn(bytes: Uint8Array): string {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const files = isZip ? Object.values(unzipSync(bytes)) : [bytes]
  return files.map((file) => Buffer.from(file).toString()).join('\n')
}

const DEEDS = Object.keys(EXPECTED) as Deed[]

const CODE: Record<Denial, RequestCode> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'wrong-state',
}
const codeFor = (answer: Answer) => (isDenial(answer) ? CODE[answer] : answer)
const isDenial = (answer: Answer): answer is Denial => typeof answer === 'number'

interface Heard {
  /** `ok`, or the code of the refusal, which has the status that is its own. */
  readonly code: string
  readonly words: string
}

async function heardFrom(response: Response): Promise<Heard> {
  const words = wordsIn(new Uint8Array(await response.arrayBuffer()))
  if (response.ok) return { code: 'ok', words }
  const { code } = JSON.parse(words) as { code: RequestCode }
  return { code: response.status === REQUEST_REFUSALS[code] ? code : `${code} as ${response.status}`, words }
}

const answersOf = (send: Send, those: readonly Who[]) =>
  Promise.all(those.map(async (who) => [who, await heardFrom(await send(who))] as const))

describe.each(DECLARATION_STATES.map((state) => ({ state })))('while $state', ({ state }) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage(state)
  })
  afterAll(() => stage.house.close())

  const ruleOf = (deed: Deed) => {
    if (EXPORTS.some((each) => each === deed)) return '[AC12]'
    if (WHO.some((who) => EXPECTED[deed][who][state] === 409)) return '[AC8]'
    return actionOf(deed) ? '[AC10]' : '[AC5]'
  }

  test.each(DEEDS.map((deed) => ({ deed, rule: ruleOf(deed) })))('$rule $deed', async ({ deed }) => {
    const expected = (who: Who) => EXPECTED[deed][who][state]
    const send = await stage.prepare(deed, { isDenied: true })
    const before = await factsOf(stage)
    const denied = WHO.filter((who) => isDenial(expected(who)))
    const answers = new Map(await answersOf(send, denied))
    expect(await factsOf(stage)).toBe(before)
    for (const who of WHO.filter((each) => !answers.has(each))) {
      const sendOnce = await stage.prepare(deed, { isDenied: false })
      answers.set(who, await heardFrom(await sendOnce(who)))
    }
    const codes = WHO.map((who) => [who, codeFor(expected(who))])
    expect(Object.fromEntries([...answers].map(([who, { code }]) => [who, code]))).toEqual(
      Object.fromEntries(codes),
    )
    if (EXPORTS.some((each) => each === deed)) expectHandedOut(answers, expected)
  })

  /** What leaves the product whole reaches nobody who may not have it. */
  function expectHandedOut(answers: ReadonlyMap<Who, Heard>, expected: (who: Who) => Answer): void {
    const { digest, version } = stage.subject
    for (const [who, { words }] of answers) {
      const isHandedOut = [WORD, digest, version].some((fact) => words.includes(fact))
      expect([who, isHandedOut]).toEqual([who, expected(who) === 'ok'])
    }
  }
})

test('[AC12] every route that answers with a file, and not to everybody, has a row among what leaves the product whole', () => {
  const files = DEEDS.filter((deed) => {
    const { media, access } = routeOf(deed)
    return media !== undefined && access !== 'anybody'
  })
  expect(files).not.toEqual([])
  expect(EXPORTS).toEqual(expect.arrayContaining(files))
})

describe('[AC11] the listed answers and the access table', () => {
  const CAPACITY: Record<Who, { role: Role; ownCity: string | null }> = {
    anonymous: { role: 'public', ownCity: null },
    revoked: { role: 'public', ownCity: null },
    otherPlenaryHead: { role: 'public', ownCity: null },
    observer: { role: 'observer', ownCity: 'sofia' },
    viewer: { role: 'viewer', ownCity: 'hanoi' },
    drafter: { role: 'drafter', ownCity: 'hanoi' },
    head: { role: 'head', ownCity: 'hanoi' },
    otherCityHead: { role: 'head', ownCity: 'seoul' },
    secretariat: { role: 'secretariat', ownCity: null },
  }
  const OF_HANOI = new Set<Deed>([
    'statePosition',
    'changeRole drafter',
    'nameSignatory',
    'declineSigning',
    'takeBackDeclining',
    'uploadSignedPdf',
    'beginSignature',
  ])
  /** Of an attempt that is not there, whoever may sign for a city is told so. */
  const OF_OWN_CITY = new Set<Deed>([
    'listPeople',
    'listInvitations',
    'prepareSignature',
    'getPreparedPdf',
    'finishSignature',
  ])
  /** Of whom a deed is: of the city of whoever asks, or of Hanoi. */
  const cityOf = (deed: Deed, ownCity: string | null) => {
    if (OF_OWN_CITY.has(deed)) return ownCity
    return OF_HANOI.has(deed) || deed.endsWith('delegation') ? 'hanoi' : null
  }
  /** Decides about others' words inside a deed that everybody may do about the own ones. */
  const INSIDE: Action = 'see-swallowed-text'
  /** Asked by routes that anybody may call, as the public, whoever calls. */
  const AS_PUBLIC: Action = 'read-published'
  /** Nothing asks for them over HTTP. */
  const OF_SOCKETS: Action[] = ['edit-text', 'be-present']

  const cellsOf = (deed: Deed) =>
    WHO.flatMap((who) => DECLARATION_STATES.map((state) => ({ deed, who, state })))
  const verdictOn = (action: Action, { deed, who, state }: ReturnType<typeof cellsOf>[number]) => {
    const { role, ownCity } = CAPACITY[who]
    return isAllowed({ role, ownCity, action, state, city: cityOf(deed, ownCity) })
  }

  test('no action is left out', () => {
    const asked = DEEDS.flatMap((deed) => actionOf(deed) ?? [])
    expect(new Set([...asked, INSIDE, AS_PUBLIC, ...OF_SOCKETS])).toEqual(new Set(ACTIONS))
  })

  test('the server denies what the table denies, and nothing else; what the command then says is its own', () => {
    const cells = DEEDS.filter(actionOf).flatMap(cellsOf)
    const differing = cells.filter(({ deed, who, state }) => {
      const action = actionOf(deed) as Action
      return verdictOn(action, { deed, who, state }) === isDenial(EXPECTED[deed][who][state])
    })
    expect(differing).toEqual([])
  })

  test.each(['getPublished', 'exportPublished'] as const)(
    '%s shows everybody what the public may read',
    (deed) => {
      const differing = cellsOf(deed).filter(
        (cell) =>
          verdictOn(AS_PUBLIC, { ...cell, who: 'anonymous' }) ===
          isDenial(EXPECTED[deed][cell.who][cell.state]),
      )
      expect(differing).toEqual([])
    },
  )

  test('words that were swallowed are put away by their author and by whom the table lets see them all', () => {
    const cells = cellsOf('dismissSwallowed').filter(({ who }) => who !== 'drafter')
    const differing = cells.filter(
      (cell) => verdictOn(INSIDE, cell) !== (EXPECTED.dismissSwallowed[cell.who][cell.state] === 'ok'),
    )
    expect(differing).toEqual([])
  })
})
