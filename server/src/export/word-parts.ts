// What our Word documents have in common: sizes, the numbers of clauses, links, the page's number.
import type { NumberStyle } from '@plenary/shared/declaration/numbering'
import {
  AlignmentType,
  type DeletedTextRun,
  ExternalHyperlink,
  type ILevelsOptions,
  type InsertedTextRun,
  LevelFormat,
  PageNumber,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Look } from './numbered-text.ts'

/** In half points and twentieths of a point, as Word counts. */
export const SIZE = { words: 22, title: 32, small: 16 }
export const INDENT = 567
export const LEVELS = 9
export const CLAUSES = 'clauses'

export const TITLE_STYLE = 'DeclarationTitle'
export const titleStyle = {
  id: TITLE_STYLE,
  name: 'Declaration Title',
  basedOn: 'Normal',
  quickFormat: true,
  paragraph: { alignment: AlignmentType.CENTER },
  run: { size: SIZE.title },
}

export function formatOf({ bold, italic, href }: Look) {
  return {
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: italic } : {}),
    ...(href === null ? {} : { underline: {} }),
  }
}

export function linked(
  href: string | null,
  runs: readonly (TextRun | InsertedTextRun | DeletedTextRun)[],
): ParagraphChild[] {
  // Word calls a whole document damaged for one address that is none, such as `http://[`.
  const isLink = href !== null && URL.canParse(href)
  return isLink ? [new ExternalHyperlink({ link: href, children: runs })] : [...runs]
}

/** `1 / 2` */
export function pageNumberRun(): TextRun {
  return new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: SIZE.small })
}

/** The numbers that the page draws, drawn by Word. */
export function clauseLevels(style: NumberStyle): ILevelsOptions[] {
  const first = { decimal: '%1.', lenticular: '【%1】', article: '第%1条' }[style]
  const wide = style === 'decimal' ? 0 : INDENT / 2
  const formats = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN]
  return Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: formats[level] ?? LevelFormat.DECIMAL,
    text: level === 0 ? first : `(%${level + 1})`,
    alignment: AlignmentType.START,
    style: {
      paragraph: {
        indent: {
          left: INDENT * (level + 1) + (level === 0 ? wide : 0),
          hanging: INDENT + (level === 0 ? wide : 0),
        },
      },
    },
  }))
}
