/** A choice of someone: how it shows, and how it is stored. */
export interface ShownChange<Value, Answer> {
  by: (before: Value) => Value;
  send: () => Promise<Answer>;
  /** What the answer knows beyond the choice, such as how many others made it. */
  answered?: (stored: Value, answer: Answer) => Value;
}

/**
 * A value whose changes show at once and are stored one after the other, in the order in which they were made. One that is refused
 * goes back alone: what was changed before and after it stays.
 */
export class ShownAtOnce<Value> {
  #stored: Value;
  #shown: Value;
  #underWay: readonly ((before: Value) => Value)[] = [];
  #last: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  constructor(given: Value) {
    this.#stored = given;
    this.#shown = given;
  }

  readonly read = (): Value => this.#shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether everything that was changed has been answered. */
  get isSettled(): boolean {
    return this.#underWay.length === 0;
  }

  /** @throws what `send` rejects with. */
  async change<Answer>({ by, send, answered }: ShownChange<Value, Answer>): Promise<Answer> {
    this.#show(this.#stored, [...this.#underWay, by]);
    const turn = this.#last.then(send);
    this.#last = turn.catch(() => undefined);
    const rest = () => this.#underWay.slice(1);
    try {
      const answer = await turn;
      const stored = by(this.#stored);
      this.#show(answered ? answered(stored, answer) : stored, rest());
      return answer;
    } catch (error) {
      this.#show(this.#stored, rest());
      throw error;
    }
  }

  #show(stored: Value, underWay: readonly ((before: Value) => Value)[]): void {
    this.#stored = stored;
    this.#underWay = underWay;
    this.#shown = underWay.reduce((value, by) => by(value), stored);
    for (const listener of this.#listeners) listener();
  }
}
