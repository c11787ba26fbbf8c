// What went wrong with an operation, in words for the operator. Anything else that is thrown is a bug.

export class OperationError extends Error {}
