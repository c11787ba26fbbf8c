// Makes files of a declaration's text beside the main thread.
import type { WrittenFormat } from './declaration-file.ts'
import type { ExportedDeclaration } from './exported-declaration.ts'
import { FileThread } from './file-thread.ts'

export interface DeclarationJob {
  readonly declaration: ExportedDeclaration
  readonly format: WrittenFormat
}

export class DeclarationThread extends FileThread<DeclarationJob> {
  constructor() {
    super(new URL('./declaration-worker.ts', import.meta.url))
  }
}
