export interface AheadDeps {
  /** Calls back with the first thing that the reader does: until then a page costs no one more than it shows. */
  onFirstAct: (run: () => void) => void;
  whenIdle: (run: () => void) => void;
  /** Whether the reader asked for as little traffic as possible. */
  savesData: () => boolean;
}

/** Fetches one after the other, each in an idle moment. What fails is fetched when it is needed. */
export class AheadQueue {
  private readonly waiting: (() => Promise<unknown>)[] = [];
  private isStarted = false;
  private isRunning = false;
  private hasBegun = false;

  constructor(private readonly deps: AheadDeps) {}

  add(load: () => Promise<unknown>): void {
    if (this.deps.savesData()) return;
    this.waiting.push(load);
    if (this.hasBegun) this.next();
    if (this.isStarted) return;
    this.isStarted = true;
    this.deps.onFirstAct(() => {
      this.hasBegun = true;
      this.next();
    });
  }

  private next(): void {
    if (this.isRunning || this.waiting.length === 0) return;
    this.isRunning = true;
    this.deps.whenIdle(() => {
      const load = this.waiting.shift();
      const done = () => {
        this.isRunning = false;
        this.next();
      };
      load?.().then(done, done);
    });
  }
}
