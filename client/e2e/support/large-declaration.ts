// A declaration of 200 clauses at a plenary of 40 cities, as the secretariat sets one up, with what the cities said of every clause.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DEMO_PASSWORD } from '../../../server/wire/product.ts'
import { signIn } from '../../../server/wire/target.ts'
import type { Stage } from './stage.ts'

interface Facts {
  texts: { id: string }[]
  roster: { city: { id: string } }[]
}
interface Digests {
  form: string
  clauses: { clauseId: string; digest: string }[]
}

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** Answers its id. */
export async function largeDeclaration({ product }: Stage): Promise<string> {
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const ask = async (method: string, path: string, body: unknown): Promise<{ id: string }> => {
    const answer = await fetch(`${product.url}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: product.url, cookie },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
    return answer.status === 204 ? { id: '' } : ((await answer.json()) as { id: string })
  }
  const plenary = await ask('POST', 'plenaries', {
    names: { en: 'A large plenary' },
    place: 'Tokyo',
    startsOn: '2010-11-08',
    endsOn: '2010-11-09',
    orderRule: 'alphabetical',
    hostCityId: null,
    decisionRule: { kind: 'consensus' },
  })
  const facts = { member: true, present: true, counts: true, named: true, signs: true }
  for (let place = 0; place < 40; place += 1) {
    const name = `City ${String(place).padStart(2, '0')}`
    const { id } = await ask('POST', 'cities', {
      names: { en: name },
      sortName: name,
      codes: { en: `${place}` },
    })
    await ask('PUT', `plenaries/${plenary.id}/roster/${id}`, facts)
  }
  const clauses = Array.from({ length: 200 }, (_, index) => ({
    type: 'clause',
    attrs: { id: `clause${String(index).padStart(10, '0')}` },
    content: [paragraph(`In the matter numbered ${index} the cities cooperate and share what they know.`)],
  }))
  const content = {
    type: 'doc',
    content: [
      { type: 'title', content: [paragraph('A large declaration')] },
      { type: 'preamble', content: [{ type: 'preambular', content: [{ type: 'text', text: 'We,' }] }] },
      { type: 'clauses', content: clauses },
      { type: 'closing', content: [paragraph('Tokyo')] },
    ],
  }
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content }
  return (await ask('POST', 'declarations', { plenaryId: plenary.id, title: 'A large declaration', text })).id
}

/** Every city agrees to every clause: into the ledger by another way than through heads of forty delegations. */
export async function agreeToAll({ product, folder }: Stage, declarationId: string): Promise<void> {
  const cookie = await signIn(product, 'secretariat@demo.example', DEMO_PASSWORD)
  const read = async (path: string) =>
    (await fetch(`${product.url}/api/${path}`, { headers: { cookie } })).json()
  const { texts, roster } = (await read(`declarations/${declarationId}`)) as Facts
  const textId = texts[0]?.id ?? ''
  const { clauses, form } = (await read(`texts/${textId}/digests`)) as Digests
  const database = new DatabaseSync(join(folder, 'plenary.db'), { timeout: 5_000 })
  const insert = database.prepare(
    `insert into position (id, declaration_id, text_id, city_id, clause_id, act, digest, form, person_id, is_opinion, at)
     select ?, ?, ?, ?, ?, 'agrees', ?, ?, id, 0, ? from user limit 1`,
  )
  database.exec('begin immediate')
  for (const { city } of roster)
    for (const { clauseId, digest } of clauses)
      insert.run(
        `${city.id}${clauseId}`,
        declarationId,
        textId,
        city.id,
        clauseId,
        digest,
        form,
        '2010-11-09T02:00:00.000Z',
      )
  database.exec('commit')
  database.close()
}
