// What kind of file a scan is, by its first bytes: what it is called proves nothing.

const KINDS = [
  { type: 'application/pdf', ending: 'pdf', starts: ['25504446 2d'] },
  { type: 'image/png', ending: 'png', starts: ['89504e47 0d0a1a0a'] },
  { type: 'image/jpeg', ending: 'jpg', starts: ['ffd8ff'] },
  { type: 'image/tiff', ending: 'tif', starts: ['49492a00', '4d4d002a'] },
] as const

export type ScanType = (typeof KINDS)[number]['type']

/** Undefined for every other kind of file. */
export function scanTypeOf(file: Uint8Array): ScanType | undefined {
  const first = Buffer.from(file.subarray(0, 8)).toString('hex')
  return KINDS.find(({ starts }) => starts.some((bytes) => first.startsWith(bytes.replace(' ', ''))))?.type
}

/** How a file of this type is called at its end, without the dot. */
export function endingOf(type: string): string {
  return KINDS.find((kind) => kind.type === type)?.ending ?? 'bin'
}
