// The decision as it stands now, for whoever has not the text at hand.
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { type DecisionFacts, decide } from '@plenary/shared/positions/decision'
import { type ShownDecision, shownDecision } from '@plenary/shared/positions/shown-decision'
import { readProxies } from '../../commands/proxy-in-force.ts'
import { readWholeLedger } from '../../commands/read-ledger.ts'
import { readWords, type WordsSources } from '../../commands/read-words.ts'
import { readDeclarations, type StoredDeclaration } from './read-declarations.ts'
import { readLocks } from './read-life.ts'
import { readPlenary } from './read-plenaries.ts'

/** Undefined when there is no such declaration. */
export async function readDecision(
  sources: WordsSources,
  declarationId: string,
): Promise<ShownDecision | undefined> {
  const { read } = sources
  const [declaration] = await readDeclarations(read, declarationId)
  const plenary = declaration && (await readPlenary(read, declaration.plenaryId))
  if (!plenary) return undefined
  const facts = await readDecisionFacts(sources, declaration, plenary)
  return shownDecision(decide(facts), facts, declaration.texts[0]?.numberStyle ?? 'decimal')
}

type Plenary = NonNullable<Awaited<ReturnType<typeof readPlenary>>>

/** Everything that the decision on a declaration is computed from, as it is now. */
export async function readDecisionFacts(
  sources: WordsSources,
  { id, plenaryId, state, texts: [text] }: StoredDeclaration,
  { plenary, roster }: Plenary,
): Promise<DecisionFacts> {
  const { read } = sources
  const words = await readWords(sources, id)
  const locks = new Set(text && (await readLocks(read, text.id)).map(({ clauseId }) => clauseId))
  return {
    rule: plenary.decisionRule,
    roster: roster.map(({ city, present, counts }) => ({ cityId: city.id, present, counts })),
    proxies: await readProxies(read, plenaryId),
    entries: await readWholeLedger(read, id),
    words,
    openClauses: IS_OPEN[state] ? [...words.clauses.keys()].filter((clauseId) => !locks.has(clauseId)) : [],
  }
}
