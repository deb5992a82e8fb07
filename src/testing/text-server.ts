/** What becomes of a call: answered, stored without an answer, not stored, or answered when it is let go. */
export type Line = "up" | "mute" | "down" | "slow";

/** What a call of one person's page is told while another is signed in, however the machine reads it. */
class OtherPerson extends Error {
  readonly code = "FORBIDDEN";
}

/** A server that has one text, and every text that it ever stored. */
export class TextServer {
  /** Whoever is signed in on the device. */
  signedIn: string | null = null;
  line: Line = "up";
  value = "first";
  revision = 1;
  readonly accepted = new Set<string>();
  #held: (() => void)[] = [];

  /** Stores what `store` says to store. Rejects where the page learns nothing. */
  async call<Answer>(personId: string, store: () => Answer): Promise<Answer> {
    const { line } = this;
    if (line === "down") throw new TypeError("fetch failed");
    if (personId !== this.signedIn) throw new OtherPerson();
    const answer = store();
    if (line === "mute") throw new TypeError("fetch failed");
    if (line === "slow") await new Promise<void>((resolve) => this.#held.push(resolve));
    return answer;
  }

  put(value: string): void {
    this.value = value;
    this.revision += 1;
    this.accepted.add(value);
  }

  /** Delivers the answers that are held, the last one first. */
  release(): void {
    const held = this.#held.reverse();
    this.#held = [];
    for (const go of held) go();
  }
}

export const isOther = (error: unknown): boolean => error instanceof OtherPerson;

/** As long as a page is open: afterwards no answer reaches it, and it keeps nothing anymore. */
export class PageLife {
  #isOver = false;

  constructor(
    private readonly server: TextServer,
    private readonly personId: string,
  ) {}

  end(): void {
    this.#isOver = true;
  }

  async call<Answer>(store: () => Answer): Promise<Answer> {
    const never = new Promise<never>(() => undefined);
    if (this.#isOver) return never;
    try {
      const answer = await this.server.call(this.personId, store);
      return this.#isOver ? never : answer;
    } catch (error) {
      if (this.#isOver) return never;
      throw error;
    }
  }

  keeps(): boolean {
    return !this.#isOver;
  }
}

/** An open page on which one text is typed. */
export interface TypingPage {
  type: (text: string) => void;
  shown: () => string;
  /** Sends now, the own text over whatever is there. */
  insist: () => Promise<unknown> | undefined;
  close: () => void;
}

export interface Machine {
  /** Whether each person has a text of their own on the server. */
  isPersonal: boolean;
  /** Each text is a thing of its own: none takes the place of an earlier one. */
  sendsEach?: true;
  /** What is sent arrives in the order in which it was typed. */
  isInOrder?: true;
  /** The device keeps nothing of it: what is not sent when its page goes is lost, which the page asks about. */
  forgets?: true;
  open: (server: TextServer, personId: string, thing: string) => Promise<TypingPage>;
}
