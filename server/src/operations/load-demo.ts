// Loads the Tokyo plenary of 2010 into an empty folder, through the same commands as everything else.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InvitableRole } from '@plenary/shared/access/roles'
import { blocksToContent } from '@plenary/shared/declaration/import/blocks-to-content'
import { parseDeclaration } from '@plenary/shared/declaration/import/parse-declaration'
import { newClauseId } from '@plenary/shared/ids'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import { hashPassword } from '../auth/passwords.ts'
import type { CommandContext } from '../commands/command-context.ts'
import { createCity } from '../commands/create-city.ts'
import { createDeclaration } from '../commands/create-declaration.ts'
import { createPlenary } from '../commands/create-plenary.ts'
import { issueSignInLink } from '../commands/issue-sign-in-link.ts'
import { nameSignatory } from '../commands/name-signatory.ts'
import { accountStatements } from '../commands/new-account.ts'
import { newMembership } from '../commands/new-membership.ts'
import { putRosterEntry } from '../commands/put-roster-entry.ts'
import { renameNetwork } from '../commands/rename-network.ts'
import { auditEntry, writeUnit } from '../commands/write-unit.ts'
import { type DemoCity, MEMBERS, OBSERVER } from './demo-cities.ts'

const TEXT_FILE = join(import.meta.dirname, '..', '..', 'assets', 'demo', 'tokyo-declaration-2010.en.txt')

/** Who signs for a city: nobody is invented. */
const BY_FUNCTION = { names: { en: 'Head of delegation', ja: '首席代表' }, titles: null }

/** For whom the console prints links. */
const SHOWN = ['secretariat@demo.example', 'head@hanoi.example', 'head@seoul.example', 'head@tokyo.example']

/** Whether the folder has nothing in it yet. */
export async function isEmpty({ storage }: Pick<CommandContext, 'storage'>): Promise<boolean> {
  const [person, plenary] = await Promise.all([
    storage.read.selectFrom('user').select('id').limit(1).executeTakeFirst(),
    storage.read.selectFrom('plenary').select('id').limit(1).executeTakeFirst(),
  ])
  return person === undefined && plenary === undefined
}

/** Loads the example with `password` for every account. Accounts are named by function: no invented persons. */
export async function loadDemo(context: CommandContext, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  must(
    await renameNetwork(context, 'system', {
      names: { en: 'Asian Network of Major Cities 21', ja: 'アジア大都市ネットワーク21' },
    }),
  )
  const cityIds = new Map<DemoCity, string>()
  for (const city of [...MEMBERS, OBSERVER])
    cityIds.set(city, must(await createCity(context, 'system', facts(city))).id)
  const idOf = (city: DemoCity) => cityIds.get(city) as string
  const plenaryId = must(
    await createPlenary(context, 'system', {
      names: { en: '9th Plenary Meeting', ja: '第9回総会' },
      place: 'Tokyo',
      startsOn: '2010-11-08',
      endsOn: '2010-11-09',
      orderRule: 'alphabetical',
      decisionRule: { kind: 'consensus' },
      timeZone: 'Asia/Tokyo',
      hostCityId: idOf(MEMBERS.find(({ en }) => en === 'Tokyo') as DemoCity),
    }),
  ).id
  for (const city of [...MEMBERS, OBSERVER]) {
    const takesPart = city !== OBSERVER
    must(
      await putRosterEntry(context, 'system', {
        plenaryId,
        cityId: idOf(city),
        member: takesPart,
        present: true,
        counts: takesPart,
        named: takesPart,
        signs: takesPart,
      }),
    )
    if (takesPart)
      must(await nameSignatory(context, 'system', { plenaryId, cityId: idOf(city), signatory: BY_FUNCTION }))
  }
  const accounts = [
    account('secretariat@demo.example', 'Secretariat', 'secretariat', null),
    ...MEMBERS.flatMap((city) => [
      account(`head@${city.domain}.example`, `Head of delegation, ${city.en}`, 'head', city),
      account(`drafter@${city.domain}.example`, `Drafter, ${city.en}`, 'drafter', city),
      account(`viewer@${city.domain}.example`, `Viewer, ${city.en}`, 'viewer', city),
    ]),
    account(`observer@${OBSERVER.domain}.example`, `Observer, ${OBSERVER.en}`, 'observer', OBSERVER),
  ]
  for (const { email, name, role, city } of accounts) {
    const { personId, statements } = accountStatements(context, { email, name, passwordHash })
    const membership = newMembership(context, {
      person_id: personId,
      role,
      plenary_id: role === 'secretariat' ? null : plenaryId,
      city_id: city ? idOf(city) : null,
    })
    const entry = auditEntry(context, 'system', {
      action: 'demo-account-made',
      subject: `person:${personId}`,
      data: { role },
    })
    must(await writeUnit(context, { statements: [...statements, membership], audit: [entry] }))
  }
  await loadTokyoDeclaration(context, plenaryId)
}

export interface DemoLink {
  readonly name: string
  readonly link: string
}

/** Fresh single-use links for the accounts that the console names. */
export async function demoLinks(context: CommandContext): Promise<DemoLink[]> {
  const links: DemoLink[] = []
  for (const email of SHOWN) {
    const person = await context.storage.read
      .selectFrom('user')
      .where('email', '=', email)
      .select(['id', 'name'])
      .executeTakeFirst()
    if (!person) continue
    const { link } = must(await issueSignInLink(context, 'system', { personId: person.id }))
    links.push({ name: person.name, link })
  }
  return links
}

async function loadTokyoDeclaration(context: CommandContext, plenaryId: string): Promise<void> {
  const { blocks, language, numberStyle, status } = parseDeclaration(await readFile(TEXT_FILE, 'utf8'))
  const content = must(blocksToContent(blocks, () => newClauseId(context.surroundings.randomBytes)))
  must(
    await createDeclaration(context, 'system', {
      plenaryId,
      title: 'Tokyo Declaration',
      text: { language, status, numberStyle, content },
    }),
  )
}

function facts({ en, ja, code, codeJa }: DemoCity) {
  return { names: { en, ja }, sortName: en, codes: { en: code, ja: codeJa } }
}

function account(email: string, name: string, role: InvitableRole, city: DemoCity | null) {
  return { email, name, role, city }
}

/** The example is ours: a refusal while loading it is a bug. */
function must<Value>(value: Value): Exclude<Value, Refusal> {
  if (isRefusal(value)) throw new Error(`the example was refused: ${value.refused}`)
  return value as Exclude<Value, Refusal>
}
