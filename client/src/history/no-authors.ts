// For faces of people who come without a list of authors: the same list at every render.
import type { Author } from '@plenary/shared/compare/comparison'

export const NO_AUTHORS: readonly Author[] = []
