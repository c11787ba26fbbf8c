// Digests for eyes: the short form that screens show, and the whole in groups that can be read out.

/** The first eight digits in two groups, such as "3f2a 9c11": enough to compare two screens. */
export function shortDigest(digest: string): string {
  return digestGroups(digest).slice(0, 2).join(' ')
}

/** Sixteen groups of four digits. */
export function digestGroups(digest: string): string[] {
  return digest.match(/.{4}/g) ?? []
}
