// The words of one area of the interface, in every language of the interface, with the same keys.

/** Refuses at compile time a key that one language has and the other has not. */
export function defineWords<const English extends Record<string, string>>(words: {
  en: English
  ja: { [Key in keyof English]: string }
}): { en: { [Key in keyof English]: string }; ja: { [Key in keyof English]: string } } {
  return words
}
