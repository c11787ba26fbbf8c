// The decision as it stands now, for whoever has not the text at hand.
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { type DecisionFacts, decide } from '@plenary/shared/positions/decision'
import { type ShownDecision, shownDecision } from '@plenary/shared/positions/shown-decision'
import { readProxies } from '../../commands/proxy-in-force.ts'
import { readWholeLedger } from '../../commands/read-ledger.ts'
import { readWords, type WordsSources } from '../../commands/read-words.ts'
import { readDeclarations } from './read-declarations.ts'
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
  const words = await readWords(sources, declarationId)
  const [text] = declaration.texts
  const locks = new Set(text && (await readLocks(read, text.id)).map(({ clauseId }) => clauseId))
  const facts: DecisionFacts = {
    rule: plenary.plenary.decisionRule,
    roster: plenary.roster.map(({ city, present, counts }) => ({ cityId: city.id, present, counts })),
    proxies: await readProxies(read, declaration.plenaryId),
    entries: await readWholeLedger(read, declarationId),
    words,
    openClauses: IS_OPEN[declaration.state] ? [...words.clauses.keys()].filter((id) => !locks.has(id)) : [],
  }
  return shownDecision(decide(facts), facts, text?.numberStyle ?? 'decimal')
}
