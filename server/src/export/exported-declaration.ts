// A text of a declaration that is made a file of: with everything that its readers, who have only the file, need to know.
import type { TextStatus } from '@plenary/shared/api/declaration-routes'
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import type { ContentJson } from '@plenary/shared/schema/content'
import type { InterfaceLanguage } from '@plenary/shared/words/refusal-sentences'

export interface ExportedDeclaration {
  readonly id: string
  /** Under which it is listed; the text has a title of its own. */
  readonly title: string
  /** In the text's language where they have a name in it. */
  readonly network: string
  readonly plenary: ExportedPlenary
  readonly text: ExportedText
  readonly version: ExportedVersion
  /** Null of everything that is not adopted: a draft. */
  readonly adoption: ExportedAdoption | null
  /** Those that sign, in the plenary's order. */
  readonly signatories: readonly Signatory[]
  /** Of what stands around the words. */
  readonly wordsIn: InterfaceLanguage
}

export interface ExportedPlenary {
  readonly name: string
  readonly place: string
  /** Days, such as `2010-11-08`. */
  readonly startsOn: string
  readonly endsOn: string
  /** An IANA name; null where nobody has said, for UTC. */
  readonly timeZone: string | null
}

export interface ExportedText {
  readonly id: string
  /** BCP 47. */
  readonly language: string
  readonly status: TextStatus
  readonly numberStyle: NumberStyle
  readonly content: ContentJson
  /** Of the text, in the canonical form that the version names. */
  readonly digest: string
}

export interface ExportedVersion {
  /** Rev. n; null of words that have none. */
  readonly number: number | null
  readonly name: string | null
  /** When the words were these: of the version, or now. */
  readonly at: string
  /** Of the declaration, all its texts; what adoption and signatures refer to. */
  readonly digest: string
  /** The canonical form's name. */
  readonly form: string
}

export interface ExportedAdoption {
  readonly at: string
}

/** A city that signs, and who signs for it. */
export interface Signatory {
  readonly cityId: string
  /** In the text's language. */
  readonly city: string
  /** Of the person; empty where the roster does not say. */
  readonly name: string
  /** The person's title, such as Governor; empty where the roster does not say. */
  readonly title: string
  /** The city whose delegation signs in this one's place, in the text's language; null where it signs itself. */
  readonly holder: string | null
  /** What came of it, where the signing is under way or over. */
  readonly outcome: SignatoryOutcome | null
}

export interface SignatoryOutcome {
  readonly kind: 'signed' | 'declined' | 'absent'
  readonly way: 'electronic' | 'paper' | 'outside' | null
  readonly at: string
}
