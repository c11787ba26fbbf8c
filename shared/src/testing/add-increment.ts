// Adds an increment to a PDF by hand, as ISO 32000-1, 7.5.6 has it: objects, their table, a trailer.
import { asciiBytes, concatBytes, textOfAscii } from '../signing/bytes.ts'
import type { Bytes } from '../signing/subtle.ts'

/** @param objects by number; number 1 is the catalogue */
export function addIncrement(base: Bytes, objects: Readonly<Record<number, string>>): Bytes {
  const before = textOfAscii(base).lastIndexOf('startxref\n')
  const previous = before === -1 ? undefined : /\d+/.exec(textOfAscii(base.subarray(before)))?.[0]
  let text = ''
  let table = 'xref\n'
  for (const [number, value] of Object.entries(objects)) {
    table += `${number} 1\n${String(base.length + text.length).padStart(10, '0')} 00000 n \n`
    text += `${number} 0 obj\n${value}\nendobj\n`
  }
  const at = base.length + text.length
  const trailer = `trailer\n<</Size 9/Root 1 0 R${previous === undefined ? '' : `/Prev ${previous}`}>>\n`
  return concatBytes(base, asciiBytes(`${text}${table}${trailer}startxref\n${at}\n%%EOF\n`))
}
