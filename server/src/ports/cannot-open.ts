// Why the data can't be opened, in words for the operator: another schema, a damaged file, a folder without rights.

export class CannotOpen extends Error {}
