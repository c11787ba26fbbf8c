// The decision as it is shown where the text is not: clauses by their numbers.
import * as z from 'zod'
import { decisionRuleSchema } from '../declaration/decision-rule.ts'
import { NUMBER_STYLES, type NumberStyle } from '../declaration/numbering.ts'
import { ID_PATTERN } from '../ids.ts'
import type { Blocker, Decision, DecisionFacts } from './decision.ts'
import { POSITIONS } from './position.ts'
import { holderFor } from './proxies.ts'

const idSchema = z.string().regex(ID_PATTERN)
/** From 1; none for the whole text. */
const numbersSchema = z.array(z.number().int().min(1))
const countSchema = z.number().int().min(0)

export const shownBlockerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['objects', 'stale', 'silent']), cityId: idSchema, clauses: numbersSchema }),
  z.object({ kind: z.literal('quorum'), present: countSchema, needed: countSchema }),
  z.object({
    kind: z.literal('threshold'),
    agreeing: countSchema,
    stating: countSchema,
    percent: countSchema,
  }),
  z.object({ kind: z.literal('open-clauses'), clauses: numbersSchema }),
])
export type ShownBlocker = z.infer<typeof shownBlockerSchema>

export const shownDecisionSchema = z.object({
  rule: decisionRuleSchema,
  numberStyle: z.enum(NUMBER_STYLES),
  /** How many numbered clauses there are. */
  clauses: countSchema,
  /** In the plenary's order. */
  cities: z.array(
    z.object({
      cityId: idSchema,
      present: z.boolean(),
      counts: z.boolean(),
      /** The city that decides for it by proxy now. */
      holderId: idSchema.nullable(),
      stand: z.enum([...POSITIONS, 'stale', 'silent']),
      clauses: numbersSchema,
    }),
  ),
  /** What keeps the rule from being met. */
  against: z.array(shownBlockerSchema),
  /** What should be settled first, and does not. */
  open: z.array(shownBlockerSchema),
})
export type ShownDecision = z.infer<typeof shownDecisionSchema>
export type ShownCity = ShownDecision['cities'][number]

export function shownDecision(
  decision: Decision,
  facts: DecisionFacts,
  numberStyle: NumberStyle,
): ShownDecision {
  const { rule, roster, proxies, words } = facts
  const places = [...words.clauses.keys()]
  const numbers = (ids: readonly string[]) => ids.map((id) => places.indexOf(id) + 1)
  const shown = (blocker: Blocker): ShownBlocker =>
    'clauses' in blocker ? { ...blocker, clauses: numbers(blocker.clauses) } : blocker
  return {
    rule,
    numberStyle,
    clauses: places.length,
    cities: roster.map(({ cityId, present, counts }) => {
      const { stand, clauses } = decision.stands.get(cityId) ?? { stand: 'silent', clauses: [] }
      const holderId = holderFor(cityId, 'decide', proxies, roster) ?? null
      return { cityId, present, counts, holderId, stand, clauses: numbers(clauses) }
    }),
    against: decision.against.map(shown),
    open: decision.open.map(shown),
  }
}
