// The text reader port: what HTTP, exports and digests read of a text that people may be writing just now.
import type { ContentJson } from '@plenary/shared/schema/content'

/** A text's content at one sequence of its log. Only what is durable is ever in it. */
export interface TextContent {
  sequence: number
  epoch: string
  content: ContentJson
}

/** The digests of a text and its clauses at one sequence. */
export interface TextDigests {
  sequence: number
  text: string
  /** By clause id, in the order of the text. */
  clauses: ReadonlyMap<string, string>
}

export interface TextReader {
  /** The text as it stands now; undefined when there is none. Throws when it can't be read. */
  content(textId: string): Promise<TextContent | undefined>
  digests(textId: string): Promise<TextDigests | undefined>
}
