// How a plenary decides: announced before the decision, frozen with it.
import * as z from 'zod'

export const DECISION_RULES = ['consensus', 'threshold'] as const

export const decisionRuleSchema = z.discriminatedUnion('kind', [
  /** No city that counts objects; reservations are recorded. */
  z.strictObject({ kind: z.literal('consensus') }),
  z.strictObject({
    kind: z.literal('threshold'),
    /** Of the cities that count and state a position, so many per cent agree. */
    percent: z.number().int().min(1).max(100),
    /** So many cities that count must be present. */
    quorum: z.number().int().min(1).max(500),
  }),
])
export type DecisionRule = z.infer<typeof decisionRuleSchema>
