// What the secretariat does to the example over HTTP, as its screens do.
import { DEMO_PASSWORD } from '../../../server/wire/product.ts'
import { signIn } from '../../../server/wire/target.ts'
import type { Example } from './stage.ts'

/** Sends a command of the declaration and answers what came back; throws when it was refused. */
export async function command(example: Example, name: string, body?: unknown): Promise<unknown> {
  const cookie = await signIn(example.product, 'secretariat@demo.example', DEMO_PASSWORD)
  const answer = await fetch(`${example.product.url}/api/declarations/${example.declarationId}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: example.product.url, cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`)
  return answer.status === 204 ? undefined : answer.json()
}

/** The id of the n-th clause or sub-clause (from 1) in the order of the text. */
export async function clauseId({ product, textId }: Example, number: number): Promise<string> {
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const answer = await fetch(`${product.url}/api/texts/${textId}/digests`, { headers: { cookie } })
  const { clauses } = (await answer.json()) as { clauses: { clauseId: string }[] }
  const clause = clauses[number - 1]
  if (!clause) throw new Error(`there is no clause ${number}`)
  return clause.clauseId
}
