/** For a loop that works until there is nothing left and then rests: a ring while it works is not lost. */
export class Alarm {
  private hasRung = false;
  private wake: () => void = () => undefined;

  ring(): void {
    this.hasRung = true;
    this.wake();
  }

  /** Resolves after `longestMs`, or at a ring; at once if it rang since the last rest. */
  async rest(longestMs: number): Promise<void> {
    if (!this.hasRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, longestMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.hasRung = false;
  }
}
