// The words of an area in another language: the same keys as in English, which the compiler holds to.

export type SameWords<English> = { [Key in keyof English]: string }
