// Names as they are stored: JSON of namesSchema, written by our commands only.
import { type Names, namesSchema } from '@plenary/shared/declaration/names'

/** Throws when the column holds something else: then the database was changed by other hands. */
export function parseNames(json: string): Names {
  return namesSchema.parse(JSON.parse(json))
}
