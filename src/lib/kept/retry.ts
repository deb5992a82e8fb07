/** When what could not be sent is sent again. Everything that a page sends by itself keeps to this, and what is asked of a model. */

const firstMs = 1000;
const longestMs = 30_000;

/** What a call failed with: no status where no one answered. */
interface Failure {
  httpStatus: number | null;
  reason: string;
}

/** False for what would fail again in the same way. A limit on requests passes; one on what may be stored does not. */
export const mayWorkLater = ({ httpStatus, reason }: Failure): boolean =>
  httpStatus === null || httpStatus >= 500 || httpStatus === 408 || (httpStatus === 429 && reason === "common.quota");

/**
 * Milliseconds to wait after so many failures in a row, counted from 1: from `first` on doubled each time up to half a minute, or to
 * `most`, with some chance in it so that many do not come back at once.
 */
export function retryDelayMs(
  failures: number,
  { first = firstMs, most = longestMs, random = Math.random } = {},
): number {
  return Math.min(most, first * 2 ** (failures - 1)) * (0.75 + random() / 2);
}

/** Waits so many milliseconds, or until the browser is online again. Rejects when the signal says so. */
export function waitOrOnline(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      window.removeEventListener("online", goOn);
      signal?.removeEventListener("abort", giveUp);
      settle();
    };
    const goOn = end(resolve);
    const giveUp = end(() => reject(signal?.reason));
    const timer = setTimeout(goOn, milliseconds);
    window.addEventListener("online", goOn);
    signal?.addEventListener("abort", giveUp);
  });
}
