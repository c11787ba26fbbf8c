// What the address of a comparison says; what it leaves out is the usual.
import type { Layout } from './comparison-layout.ts'

export interface CompareAddress {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly layout?: Layout | undefined
  /** Only the changes of this city, or of those in this function. */
  readonly city?: string | undefined
  /** Only this clause. */
  readonly clause?: string | undefined
  /** The one that the reader looks at. */
  readonly change?: string | undefined
}
