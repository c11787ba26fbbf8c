// For whom an author writes.
import type { Author } from './comparison.ts'

/** The same for all who write for one city, or in one function without a city. */
export function authorKey({ cityId, role }: Pick<Author, 'cityId' | 'role'>): string {
  return cityId ?? role
}
