// Fonts that say something wrong of themselves, as they are in truth: Debian's bold letters of Burmese call themselves regular, and
// are never found where bold ones are asked for.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'NotoSerifMyanmar-Bold.ttf'
const BOLD = 700

export function mendedFonts(folder: string): Buffer[] {
  return globSync(`**/${FILE}`, { cwd: folder }).map((path) => asBold(readFileSync(join(folder, path))))
}

/** In the table `OS/2` of OpenType, the second field is the weight. */
function asBold(font: Buffer): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'OS/2')
  if (entry !== undefined) font.writeUInt16BE(BOLD, font.readUInt32BE(entry + 8) + 4)
  return font
}
