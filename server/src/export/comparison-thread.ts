// Makes files of comparisons beside the main thread.
import type { ComparisonFormat } from '@plenary/shared/api/past-routes'
import type { ExportedComparison } from './exported-comparison.ts'
import { FileThread } from './file-thread.ts'

export interface ComparisonJob {
  readonly comparison: ExportedComparison
  readonly format: ComparisonFormat
  /** Now. */
  readonly at: string
}

export class ComparisonThread extends FileThread<ComparisonJob> {
  constructor() {
    super(new URL('./comparison-worker.ts', import.meta.url))
  }
}
