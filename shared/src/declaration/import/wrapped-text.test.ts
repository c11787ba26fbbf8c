// The published texts, broken into lines as mail and PDF break them, are understood as if they weren't.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseDeclaration } from './parse-declaration.ts'
import { displayWidth } from './read-lines.ts'

const root = join(import.meta.dirname, '../../../..')
const fixtures = join(root, 'shared/src/testing/fixtures')
const tokyo = readFileSync(join(root, 'server/assets/demo/tokyo-declaration-2010.en.txt'), 'utf8')
const tomsk = readFileSync(join(fixtures, 'tomsk-declaration-2014.ja.txt'), 'utf8')
const korean = readFileSync(join(fixtures, 'cooperation-composed.ko.txt'), 'utf8')
const thai = readFileSync(join(fixtures, 'cooperation-composed.th.txt'), 'utf8')

function eachLine(text: string, wrap: (line: string) => string[]): string {
  return text
    .split('\n')
    .map((line) => wrap(line).join('\n'))
    .join('\n')
}

function wrapAtSpaces(text: string, width: number): string {
  return eachLine(text, (line) =>
    wrapParts(line.split(/(?= )/), (last, next) => last.length + next.length > width),
  )
}

/** Lines of so many columns; punctuation hangs over the edge, as it does in Japanese. */
function wrapAnywhere(text: string, width: number): string {
  return eachLine(text, (line) =>
    wrapParts([...line], (last, next) => displayWidth(last + next) > width && !/[、。）」]/.test(next)),
  )
}

function wrapParts(parts: string[], isFull: (last: string, next: string) => boolean): string[] {
  const lines: string[] = []
  let last = ''
  for (const part of parts) {
    if (last !== '' && isFull(last, part)) {
      lines.push(last)
      last = part.trimStart()
    } else {
      last += part
    }
  }
  return [...lines, last]
}

const withoutBlankLines = (text: string) => text.replace(/\n\n+/g, '\n')
const understood = (text: string) =>
  parseDeclaration(text).blocks.map(({ kind, level, label, text: words }) => ({ kind, level, label, words }))
const withoutSpaces = (text: string) =>
  understood(text).map(({ words, ...rest }) => ({ ...rest, words: words.replace(/\s/g, '') }))

test.each([50, 60, 66, 70, 72, 76, 80, 90, 100])('[IM11] English wrapped at %d columns', (width) => {
  const wrapped = wrapAtSpaces(tokyo, width)
  expect(understood(wrapped)).toEqual(understood(tokyo))
  expect(understood(withoutBlankLines(wrapped))).toEqual(understood(tokyo))
  expect(understood(wrapped.replaceAll('\n', '\r\n'))).toEqual(understood(tokyo))
  expect(understood(wrapped.replace(/\n(?=[a-z])/g, '\n    '))).toEqual(understood(tokyo))
})

test.each([50, 60, 70, 80, 90, 100])('[IM11] Japanese wrapped at %d columns', (width) => {
  const wrapped = wrapAnywhere(tomsk, width)
  expect(withoutSpaces(wrapped)).toEqual(withoutSpaces(tomsk))
  expect(withoutSpaces(withoutBlankLines(wrapped))).toEqual(withoutSpaces(tomsk))
})

test.each([
  ['English', tokyo],
  ['Japanese', tomsk],
  ['Korean', korean],
  ['Thai', thai],
])('[IM11] %s with one paragraph a line and no blank lines, or two of them, or indented', (_, text) => {
  expect(understood(withoutBlankLines(text))).toEqual(understood(text))
  expect(understood(text.replace(/\n\n/g, '\n\n\n'))).toEqual(understood(text))
  expect(understood(text.replace(/^(?=.)/gm, '    '))).toEqual(understood(text))
  expect(understood(text.replace(/$/gm, '  \t'))).toEqual(understood(text))
})
