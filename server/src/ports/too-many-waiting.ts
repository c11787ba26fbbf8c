// What is thrown where so much waits already for a worker that one thing more would wait too long.

export class TooManyWaiting extends Error {
  constructor() {
    super('too much waits already')
  }
}
