// The signing on a desk, with a server that answers what a test says.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Signing } from '@plenary/shared/api/signing-routes'
import { type Answers, showDesk } from '../../desk/testing/show-desk.tsx'
import { InRouter } from '../../positions/testing/in-router.tsx'
import { ENGLISH } from '../../testing/tokyo.ts'
import { SigningPage } from '../signing-page.tsx'
import { ADOPTED, PROXY } from './tokyo-signing.ts'

export const SIGNING = 'GET /api/declarations/tokyo/signing'

const lines = (...texts: readonly string[]) =>
  texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))

const CONTENT = {
  sequence: 1,
  epoch: 'epoch1',
  content: {
    type: 'doc',
    content: [
      { type: 'title', content: lines('Network of Cities', 'Tokyo Declaration') },
      { type: 'preamble' },
      { type: 'clauses' },
      { type: 'closing', content: lines('November 9, 2010', 'Tokyo') },
    ],
  },
}

/** @param who the reader; null as the signing is the adopted text before it */
export function showSigning(
  signing: Signing | null,
  who: Partial<DeclarationFacts> = {},
  more: Answers = {},
) {
  const answers: Answers = {
    [SIGNING]: signing,
    [`${SIGNING}/codes`]: [],
    'GET /api/texts/text1/content': CONTENT,
    'GET /api/plenaries/tokyo-2010/proxies': [PROXY],
    ...more,
  }
  const state = signing === null ? 'adopted' : signing.ended ? 'signed' : 'signing'
  const declaration: DeclarationFacts = { ...ADOPTED, state, ...who }
  const pageOf = (facts: DeclarationFacts) => (
    <InRouter>
      <SigningPage declaration={facts} text={ENGLISH} networkNames={{ en: 'The network' }} />
    </InRouter>
  )
  const desk = showDesk(declaration, pageOf(declaration), answers)
  /** Another person ends the signing. */
  const end = async (ended: Signing | null): Promise<void> => {
    answers[SIGNING] = ended
    await desk.client.invalidateQueries()
    const facts: DeclarationFacts = { ...declaration, state: ended ? 'signed' : 'adopted' }
    desk.show(facts, pageOf(facts))
  }
  return { answers, ...desk, end }
}
