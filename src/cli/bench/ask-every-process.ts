import { request } from "node:http";

export interface Answer {
  /** Which web process it came from. */
  process: string;
  status: number;
  body: string;
  /** True for a copy that the process had kept. */
  isKept: boolean;
  /** Milliseconds since 1970. */
  askedAt: number;
}

/** One document over a connection of its own, so that whichever process has its turn answers. */
export function ask(url: string): Promise<Answer> {
  const askedAt = Date.now();
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          process: String(response.headers["x-lectern-process"]),
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts).toString("utf8"),
          isKept: response.headers["x-lectern-queries"] === undefined,
          askedAt,
        }),
      );
    });
    asking.on("error", reject);
    asking.end();
  });
}

/** When to stop waiting for what does not come, however busy the machine is. */
const mostWaitMilliseconds = 30_000;

/**
 * Asks until each of `count` processes has given an answer that `isEnough`, and resolves to those. `onOther` sees every
 * answer that was not, and may throw.
 * @throws Error after 30 seconds
 */
export async function askEveryProcess(
  url: string,
  count: number,
  isEnough: (answer: Answer) => boolean,
  onOther: (answer: Answer) => void = () => undefined,
): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>();
  for (const until = Date.now() + mostWaitMilliseconds; Date.now() < until; ) {
    const answer = await ask(url);
    if (!isEnough(answer)) onOther(answer);
    else if (!found.has(answer.process)) found.set(answer.process, answer);
    if (found.size === count) return found;
  }
  throw new Error(
    `After ${mostWaitMilliseconds} ms only ${found.size} of ${count} processes had given the expected answer: ${url}`,
  );
}
