// Tells everybody of a plenary what was closed, adopted and signed. The audit log says what was; a row says up to where it was told.
import * as z from 'zod'
import { writeUnit } from '../commands/write-unit.ts'
import type { Statement } from '../ports/storage.ts'
import { DAY, type MailParts } from './mail-parts.ts'
import type { OpinionFacts } from './mail-words.ts'
import { addressOf, readMailedDeclaration } from './mailed-names.ts'
import { putIntoOutbox } from './outbox.ts'
import { readParticipants } from './recipients.ts'
import { MAIL_WORDS } from './words.ts'

const KINDS = {
  'text-closed': 'closed',
  'declaration-adopted': 'adopted',
  'signing-opened': 'signing',
  'signing-aborted': 'aborted',
  'signing-concluded': 'signed',
} as const
type DecisionAction = keyof typeof KINDS

interface Decision {
  readonly seq: number
  readonly action: DecisionAction
  readonly subject: string
  readonly at: string
  readonly data: string
}

const dataSchema = z.object({ number: z.number() })

/** Told once each, from the first look on; what is older than a day is told to nobody. */
export async function tellDecisions(parts: MailParts): Promise<void> {
  const { read } = parts.storage
  const cursor = await read.selectFrom('mail_cursor').select('audit_seq').executeTakeFirst()
  if (!cursor) {
    await writeUnit(parts, { statements: [startHere(parts)] })
    return
  }
  let after = cursor.audit_seq
  for (const decision of await decisionsAfter(parts, after)) {
    const statements = [moveCursor(parts, after, decision.seq), ...(await mailsOf(parts, decision))]
    if (await writeUnit(parts, { statements })) return
    after = decision.seq
  }
}

function startHere({ storage: { read } }: MailParts): Statement {
  const query = read
    .insertInto('mail_cursor')
    .columns(['id', 'audit_seq'])
    .expression(
      read
        .selectFrom('audit')
        .select(({ fn, val }) => [
          val(1 as const).as('id'),
          fn.coalesce(fn.max('seq'), val(0)).as('audit_seq'),
        ]),
    )
    .compile()
  return { query, expectRows: 1 }
}

function decisionsAfter({ storage: { read } }: MailParts, after: number): Promise<Decision[]> {
  return read
    .selectFrom('audit')
    .where('action', 'in', Object.keys(KINDS))
    .where('seq', '>', after)
    .orderBy('seq')
    .select(['seq', 'action', 'subject', 'at', 'data'])
    .$narrowType<{ action: DecisionAction }>()
    .execute()
}

function moveCursor({ storage: { read } }: MailParts, from: number, to: number): Statement {
  const query = read.updateTable('mail_cursor').set({ audit_seq: to }).where('audit_seq', '=', from).compile()
  return { query, expectRows: 1 }
}

async function mailsOf(parts: MailParts, { action, subject, at, data }: Decision): Promise<Statement[]> {
  const { read } = parts.storage
  const happened = new Date(at)
  if (happened.getTime() < parts.surroundings.now() - DAY) return []
  const declaration = await readMailedDeclaration(read, subject.replace(/^declaration:/, ''))
  if (!declaration) return []
  const { id, plenaryId, title, plenary } = declaration
  const { number: version } = dataSchema.parse(JSON.parse(data))
  const kind = KINDS[action]
  const opinions = kind === 'adopted' ? await readOpinions(parts, id) : undefined
  const facts = { title, version, at: happened, link: addressOf(parts, id), opinions }
  const people = await readParticipants(read, plenaryId)
  return people.map(({ address, language }) =>
    putIntoOutbox(parts, {
      kind,
      address,
      mail: MAIL_WORDS[language][kind]({ ...facts, plenary: plenary(language) }),
    }),
  )
}

/** Undefined where nobody was absent, and where the adoption is undone by now. */
function readOpinions(
  { storage: { read } }: MailParts,
  declarationId: string,
): Promise<OpinionFacts | undefined> {
  return read
    .selectFrom('adoption')
    .innerJoin('adoption_city', 'adoption_id', 'adoption.id')
    .where('declaration_id', '=', declarationId)
    .where('reopened_at', 'is', null)
    .where('present', '=', 0)
    .select('opinions_until as until')
    .executeTakeFirst()
}
