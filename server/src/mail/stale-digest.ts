// Tells heads of delegation that words changed after their city stated a position: noticed when a text changed, or who acts
// for whom, mailed a quarter of an hour later with everything that is stale then.
//
//   nothing ──words change──► due ──a quarter of an hour──► written, its positions told
//                              └──words are what they were──► nothing
import { writeUnit } from '../commands/write-unit.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { MailParts } from './mail-parts.ts'
import { addressOf, readMailedDeclaration, readName } from './mailed-names.ts'
import { putIntoOutbox } from './outbox.ts'
import { readActing, readUntold, type Untold } from './stale-positions.ts'
import { MAIL_WORDS } from './words.ts'

const QUARTER_OF_AN_HOUR = 15 * 60_000

/** What each declaration's texts, and who acts, were at the last look. Forgotten with the process: then all are looked at. */
export type Seen = Map<string, string>

/** Makes a digest due for everybody who has something to be told, where that may have changed since the last look. */
export async function noticeStale(parts: MailParts, seen: Seen): Promise<void> {
  const { read } = parts.storage
  for (const [declarationId, now] of await readToLookAt(parts)) {
    if (seen.get(declarationId) === now) continue
    const untold = await readUntold(parts, declarationId)
    const due_at = new Date(parts.surroundings.now() + QUARTER_OF_AN_HOUR).toISOString()
    const statements = untold.map(({ head }) => ({
      query: read
        .insertInto('mail_digest')
        .values({ person_id: head.personId, declaration_id: declarationId, due_at, sent_at: null })
        .onConflict((conflict) =>
          conflict
            .columns(['person_id', 'declaration_id'])
            .doUpdateSet({ due_at })
            .where('mail_digest.due_at', 'is', null),
        )
        .compile(),
    }))
    if (statements.length > 0 && (await writeUnit(parts, { statements }))) return
    seen.set(declarationId, now)
  }
}

/** Of every declaration in which a position can become stale. */
async function readToLookAt({ storage: { read } }: MailParts): Promise<Map<string, string>> {
  const rows = await read
    .selectFrom('text')
    .innerJoin('declaration', 'declaration.id', 'declaration_id')
    .where('state', 'in', ['drafting', 'closed'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('position').whereRef('position.declaration_id', '=', 'declaration.id').select('number'),
      ),
    )
    .orderBy('text.id')
    .select(['declaration_id as declarationId', 'plenary_id as plenaryId', 'head', 'epoch'])
    .execute()
  const acting = new Map<string, string>()
  for (const plenaryId of new Set(rows.map((row) => row.plenaryId)))
    acting.set(plenaryId, JSON.stringify(await readActing(read, plenaryId)))
  const now = new Map<string, string>()
  for (const { declarationId, plenaryId, head, epoch } of rows)
    now.set(declarationId, `${now.get(declarationId) ?? acting.get(plenaryId)} ${epoch}:${head}`)
  return now
}

/** Writes the digests that are due: one a person in a quarter of an hour, whatever is stale then and was never told. */
export async function writeDigests(parts: MailParts): Promise<void> {
  const { read } = parts.storage
  const due = await read
    .selectFrom('mail_digest')
    .where('due_at', '<=', moment(parts.surroundings))
    .orderBy('due_at')
    .select(['person_id as personId', 'declaration_id as declarationId'])
    .execute()
  if (due.length === 0) return
  const served = await readServed(parts)
  const untold = new Map<string, Untold[]>()
  for (const { personId, declarationId } of due) {
    if (served.has(personId)) continue
    const all = untold.get(declarationId) ?? (await readUntold(parts, declarationId))
    untold.set(declarationId, all)
    const own = all.filter(({ head }) => head.personId === personId)
    if (await writeUnit(parts, { statements: await digestStatements(parts, personId, declarationId, own) }))
      return
    if (own.length > 0) served.add(personId)
  }
}

/** Who had a digest within the last quarter of an hour. */
async function readServed({ storage, surroundings }: MailParts): Promise<Set<string>> {
  const since = new Date(surroundings.now() - QUARTER_OF_AN_HOUR).toISOString()
  const rows = await storage.read
    .selectFrom('mail_digest')
    .where('sent_at', '>', since)
    .select('person_id')
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

async function digestStatements(
  parts: MailParts,
  personId: string,
  declarationId: string,
  untold: readonly Untold[],
): Promise<Statement[]> {
  const { read } = parts.storage
  const mails = await Promise.all(untold.map((each) => digestMail(parts, declarationId, each)))
  const told = untold.flatMap(({ positions }) =>
    positions.map(({ standing }) =>
      read.insertInto('mail_told').values({ person_id: personId, position_id: standing.entry.id }).compile(),
    ),
  )
  const done = read
    .updateTable('mail_digest')
    .set({ due_at: null, ...(untold.length > 0 ? { sent_at: moment(parts.surroundings) } : {}) })
    .where('person_id', '=', personId)
    .where('declaration_id', '=', declarationId)
    .where('due_at', 'is not', null)
    .compile()
  return [{ query: done, expectRows: 1 }, ...told.map((query) => ({ query, expectRows: 1 })), ...mails]
}

async function digestMail(
  parts: MailParts,
  declarationId: string,
  { head: { address, language }, positions }: Untold,
): Promise<Statement> {
  const { read } = parts.storage
  const declaration = await readMailedDeclaration(read, declarationId)
  const names = new Map<string, string>()
  for (const cityId of new Set(positions.map((position) => position.cityId)))
    names.set(cityId, (await readName(read, 'city', cityId))?.(language) ?? '')
  const mail = MAIL_WORDS[language].stale({
    title: declaration?.title ?? '',
    plenary: declaration?.plenary(language) ?? '',
    link: addressOf(parts, declarationId),
    positions: positions.map(({ cityId, clause, standing: { position, entry } }) => ({
      city: names.get(cityId) ?? '',
      clause,
      position,
      at: new Date(entry.at),
    })),
  })
  return putIntoOutbox(parts, { kind: 'stale', address, mail })
}
