// The schema of a text, for editor, server and tests: one list of extensions, one ProseMirror schema made from it.
import { type AnyExtension, getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { Bold, Bracket, Deletion, Insertion, Italic, Link } from './marks.ts'
import {
  Clause,
  Clauses,
  Closing,
  Declaration,
  Paragraph,
  Preamble,
  Preambular,
  Subclauses,
  Text,
  Title,
} from './nodes.ts'

/** Raised whenever a node, mark or attribute is added: a client with a lower number is closed with 4409. */
export const SCHEMA_VERSION = 1

export const declarationExtensions: readonly AnyExtension[] = [
  Declaration,
  Title,
  Preamble,
  Clauses,
  Closing,
  Preambular,
  Clause,
  Subclauses,
  Paragraph,
  Text,
  Bold,
  Italic,
  Link,
  Bracket,
  Insertion,
  Deletion,
]

export const declarationSchema: Schema = getSchema([...declarationExtensions])
