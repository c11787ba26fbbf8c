// Who signs for a city, as two columns say it: JSON of namesSchema, written by our commands only.
import type { SignatoryFacts } from '@plenary/shared/api/signing-routes'
import { namesSchema } from '@plenary/shared/declaration/names'

interface SignatoryColumns {
  readonly signatory_names: string | null
  readonly signatory_titles: string | null
}

/** Throws when a column holds something else: then the database was changed by other hands. */
export function parseSignatory({ signatory_names, signatory_titles }: SignatoryColumns): SignatoryFacts {
  if (signatory_names === null) return null
  return {
    names: namesSchema.parse(JSON.parse(signatory_names)),
    titles: signatory_titles === null ? null : namesSchema.parse(JSON.parse(signatory_titles)),
  }
}
