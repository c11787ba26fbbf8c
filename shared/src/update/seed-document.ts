// Writes a new text's content as y-tiptap stores it, so that the first editor that opens it finds nothing to change.
import type { ContentJson } from '../schema/content.ts'

/** The first update of a text, written by `clientId`. The same content and client give the same bytes. */
export declare function seedDocument(content: ContentJson, clientId: number): Uint8Array
