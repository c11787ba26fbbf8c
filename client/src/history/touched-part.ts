// Whether a comparison has something to say of a part.
import type { ComparedPart } from '@plenary/shared/compare/comparison'

export function isTouched({ fate, moved }: ComparedPart): boolean {
  return fate !== 'same' || moved !== null
}
