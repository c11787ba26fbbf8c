// What a change of the roster did to the decision: the decision before it beside the decision after it.
import type { ShownCity, ShownDecision } from './shown-decision.ts'

export type DecisionEffect =
  | { readonly kind: 'counts' | 'counts-no-more'; readonly city: ShownCity }
  /** `holderId` acts for the city from now on, or did until now: until the city itself is there, or not any more. */
  | {
      readonly kind: 'acted-for' | 'proxy-ended' | 'acted-for-no-more'
      readonly cityId: string
      readonly holderId: string
    }
  | { readonly kind: 'arrived' | 'left'; readonly cityId: string }
  /** How many matters keep the rule from being met. */
  | { readonly kind: 'blocks'; readonly before: number; readonly after: number }

/**
 * Of changes of who counts, who is present and who acts for whom; what cities have said meanwhile is none. Empty where the
 * roster's part in the decision is what it was.
 */
export function decisionEffects(before: ShownDecision, after: ShownDecision): DecisionEffect[] {
  const known = new Map(before.cities.map((city) => [city.cityId, city]))
  const left = before.cities.filter(({ cityId }) => after.cities.every((city) => city.cityId !== cityId))
  const effects = [
    ...after.cities.flatMap((city) => effectsOn(known.get(city.cityId), city)),
    ...left.flatMap((city) => (city.counts ? [{ kind: 'counts-no-more', city } as const] : [])),
  ]
  const [was, is] = [before.against.length, after.against.length]
  return effects.length > 0 && was !== is ? [...effects, { kind: 'blocks', before: was, after: is }] : effects
}

function effectsOn(before: ShownCity | undefined, city: ShownCity): DecisionEffect[] {
  const { cityId, counts, present, holderId } = city
  const effects: DecisionEffect[] = []
  if (counts !== (before?.counts ?? false)) effects.push({ kind: counts ? 'counts' : 'counts-no-more', city })
  if (before && present !== before.present) effects.push({ kind: present ? 'arrived' : 'left', cityId })
  if (before && holderId !== before.holderId) {
    if (before.holderId !== null)
      effects.push({
        kind: present ? 'proxy-ended' : 'acted-for-no-more',
        cityId,
        holderId: before.holderId,
      })
    if (holderId !== null) effects.push({ kind: 'acted-for', cityId, holderId })
  }
  return effects
}
