// Keeps one person from holding everybody's line: so many of somebody's requests are under way at once, no more.
import { type Refusal, refuse } from '@plenary/shared/refusal'

export class FewAtOnce {
  readonly #most: number
  readonly #underWay = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  async run<Answer>(who: string, answer: () => Promise<Answer>): Promise<Answer | Refusal> {
    const running = this.#underWay.get(who) ?? 0
    if (running >= this.#most) return refuse('too-many-attempts')
    this.#underWay.set(who, running + 1)
    try {
      return await answer()
    } finally {
      const left = (this.#underWay.get(who) ?? 1) - 1
      if (left > 0) this.#underWay.set(who, left)
      else this.#underWay.delete(who)
    }
  }
}
