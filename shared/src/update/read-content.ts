// Reads the content of a document without ever writing to it: y-tiptap's own reader deletes what it does not know.
import type * as Y from 'yjs'
import type { ContentJson } from '../schema/content.ts'

/**
 * The content as JSON: runs with equal marks joined, marks in the schema's order.
 * A clause without an id has the id `''`, and two clauses may have the same one, until the server repairs it.
 */
export declare function readContent(doc: Y.Doc): ContentJson
