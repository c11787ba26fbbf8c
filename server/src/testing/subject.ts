// A declaration brought into one of its states by the secretariat's and a head's own requests, with everything that a
// request may be about: a locked clause, a position, a version.
import type { DeclarationState } from '@plenary/shared/access/roles'
import type { ContentJson } from '@plenary/shared/schema/content'
import { createDeclaration } from '../commands/create-declaration.ts'
import { type House, must, type Scene } from './http-house.ts'

/** Ids, under the names that paths give them, and what is sent beside them. */
export interface Subject {
  readonly declaration: string
  readonly text: string
  readonly version: string
  readonly position: string
  readonly openClause: string
  readonly lockedClause: string
  /** Of the whole text. */
  readonly digest: string
}

const [OPEN, LOCKED] = ['clause0001', 'clause0002']
/** A word that stands in the text and nowhere else. */
export const WORD = 'estuaries'

export async function makeSubject(house: House, scene: Scene, state: DeclarationState): Promise<Subject> {
  const { context, ask, texts } = house
  const { secretariat, head } = scene.people
  const text = { language: 'en', status: 'authentic', numberStyle: 'decimal', content: CONTENT } as const
  const { plenaryId } = scene.own
  const created = must(await createDeclaration(context, 'system', { plenaryId, title: 'The 9th', text }))
  const digest = (await texts.digests(created.textId))?.text ?? ''
  const answered = async (as: { cookie: string }, address: string, body?: unknown) => {
    const response = await ask(`POST /api/declarations/${created.id}/${address}`, { as, body })
    if (!response.ok) throw new Error(`${address}: ${await response.text()}`)
    return response.status === 204 ? {} : ((await response.json()) as { id?: string; version?: string })
  }
  await answered(secretariat, 'lock', { clause: LOCKED })
  const stated = await answered(head, 'positions', { clause: null, position: 'agrees', digest })
  const closed = await answered(secretariat, 'close')
  if (state === 'drafting') await answered(secretariat, 'reopen', { reason: 'A city asked' })
  else if (state !== 'closed') await answered(secretariat, 'adopt')
  if (state === 'signing' || state === 'signed') await answered(secretariat, 'signing')
  if (state === 'signed') {
    const paper = { name: 'The Mayor', at: '2010-11-08T09:15:00.000Z' }
    const address = `/api/declarations/${created.id}/signing/cities/${scene.seoul}/paper`
    must(await ask(`PUT ${address}`, { as: secretariat, body: paper }).then(house.codeOf))
    await answered(secretariat, 'signing/conclude')
  }
  return {
    declaration: created.id,
    text: created.textId,
    version: closed.version ?? '',
    position: stated.id ?? '',
    openClause: OPEN,
    lockedClause: LOCKED,
    digest,
  }
}

/** As if the commands that lead there had been given. */
export async function setState(house: House, declarationId: string, state: DeclarationState): Promise<void> {
  const query = house.read.updateTable('declaration').set({ state }).where('id', '=', declarationId).compile()
  await house.storage.write({ statements: [{ query, expectRows: 1 }] })
}

const CONTENT: ContentJson = {
  type: 'doc',
  content: [
    { type: 'title', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Declaration' }] }] },
    {
      type: 'preamble',
      content: [{ type: 'preambular', content: [{ type: 'text', text: 'We, the cities,' }] }],
    },
    {
      type: 'clauses',
      content: [OPEN, LOCKED].map((id) => ({
        type: 'clause' as const,
        attrs: { id },
        content: [
          { type: 'paragraph' as const, content: [{ type: 'text' as const, text: `Clean ${WORD}.` }] },
        ],
      })),
    },
    { type: 'closing', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Tokyo' }] }] },
  ],
}
