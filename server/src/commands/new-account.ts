// A new person with a password, as statements of a larger unit, in the tables and the form that better-auth reads.
import { newId } from '@plenary/shared/ids'
import { hashPassword } from '../auth/passwords.ts'
import type { Statement } from '../ports/storage.ts'
import { moment } from '../ports/surroundings.ts'
import type { CommandContext } from './command-context.ts'

export interface NewAccount {
  readonly name: string
  /** Lower case. */
  readonly email: string
  readonly password: string
}

/** The unit's precondition does not hold when the e-mail address has an account already. */
export async function newAccount(
  context: CommandContext,
  { password, ...person }: NewAccount,
): Promise<{ personId: string; statements: Statement[] }> {
  return accountStatements(context, { ...person, passwordHash: await hashPassword(password) })
}

/** The same for a password that is hashed already. */
export function accountStatements(
  { storage, surroundings }: CommandContext,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): { personId: string; statements: Statement[] } {
  const personId = newId(surroundings.randomBytes)
  const now = moment(surroundings)
  const since = { createdAt: now, updatedAt: now }
  const user = { id: personId, name, email, emailVerified: 1 as const, image: null, ...since }
  const account = {
    id: newId(surroundings.randomBytes),
    accountId: personId,
    providerId: 'credential',
    userId: personId,
    password: passwordHash,
    ...since,
  }
  return {
    personId,
    statements: [
      {
        query: storage.read
          .insertInto('user')
          .values(user)
          .onConflict((conflict) => conflict.doNothing())
          .compile(),
        expectRows: 1,
      },
      { query: storage.read.insertInto('account').values(account).compile(), expectRows: 1 },
    ],
  }
}

export async function hasAccount(
  { storage }: Pick<CommandContext, 'storage'>,
  email: string,
): Promise<boolean> {
  const user = await storage.read
    .selectFrom('user')
    .where('email', '=', email)
    .select('id')
    .executeTakeFirst()
  return user !== undefined
}
