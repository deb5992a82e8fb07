import "server-only";

/** After so long the next ones no longer wait: one connection that hangs must not stop all. */
const mostMilliseconds = 100;

interface Waiting<Call, Answer> {
  call: Call;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Calls that come while others are on their way wait, and go together next, at most `most` at once: the more come, the less
 * each costs. `send` gives the answers in the order of its calls. Where it fails for several, it is tried with each alone.
 */
export function gather<Call, Answer>(
  send: (calls: readonly Call[]) => Promise<readonly Answer[]>,
  most: number,
): (call: Call) => Promise<Answer> {
  let waiting: Waiting<Call, Answer>[] = [];
  let isBusy = false;

  async function answer(group: readonly Waiting<Call, Answer>[]): Promise<void> {
    try {
      const answers = await send(group.map(({ call }) => call));
      group.forEach(({ resolve }, at) => {
        resolve(answers[at] as Answer);
      });
    } catch (error) {
      if (group.length > 1) await Promise.all(group.map((one) => answer([one])));
      else for (const { reject } of group) reject(error);
    }
  }

  async function go(): Promise<void> {
    const group = waiting.slice(0, most);
    waiting = waiting.slice(most);
    let hasMadeRoom = false;
    const makeRoom = () => {
      if (hasMadeRoom) return;
      hasMadeRoom = true;
      if (waiting.length > 0) setImmediate(go);
      else isBusy = false;
    };
    const patience = setTimeout(makeRoom, mostMilliseconds);
    await answer(group);
    clearTimeout(patience);
    makeRoom();
  }

  return (call) =>
    new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (isBusy) return;
      isBusy = true;
      // After all that has arrived at this moment.
      setImmediate(go);
    });
}
