// What the secretariat does to the example over HTTP, as its screens do.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Example } from './stage.ts'

/** Sends a command of the declaration and answers what came back; throws when it was refused. */
export function command(example: Example, name: string, body?: unknown): Promise<unknown> {
  return request(example, 'POST', `declarations/${example.declarationId}/${name}`, body)
}

/** Says on the roster that a member is not there, and does not count. */
export async function markAbsent(example: Example, name: string): Promise<void> {
  const { plenary, roster } = (await request(
    example,
    'GET',
    `declarations/${example.declarationId}`,
  )) as DeclarationFacts
  const entry = roster.find(({ city }) => city.names.en === name)
  if (!entry) throw new Error(`${name} is not on the roster`)
  const { member, named, signs } = entry
  const facts = { member, present: false, counts: false, named, signs }
  await request(example, 'PUT', `plenaries/${plenary.id}/roster/${entry.city.id}`, facts)
}

/** Asks for anything below `/api/` as the secretariat; throws when it was refused. */
export async function request(
  { product, secretariat }: Example,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const answer = await fetch(`${product.url}/api/${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: product.url, cookie: secretariat },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

/** The id of the n-th clause or sub-clause (from 1) in the order of the text. */
export async function clauseId({ product, textId, secretariat }: Example, number: number): Promise<string> {
  const answer = await fetch(`${product.url}/api/texts/${textId}/digests`, {
    headers: { cookie: secretariat },
  })
  const { clauses } = (await answer.json()) as { clauses: { clauseId: string }[] }
  const clause = clauses[number - 1]
  if (!clause) throw new Error(`there is no clause ${number}`)
  return clause.clauseId
}
