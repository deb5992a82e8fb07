let isDoubtful = false;

/** Whether the last call got no answer: a browser may believe that it is online where nothing comes through. */
export const isInDoubt = (): boolean => isDoubtful;

/** `fetch`, and notes whether anything comes through. */
export async function fetchNoting(...call: Parameters<typeof fetch>): Promise<Response> {
  try {
    const answer = await fetch(...call);
    isDoubtful = false;
    return answer;
  } catch (error) {
    isDoubtful = !(error instanceof DOMException && error.name === "AbortError");
    throw error;
  }
}

/** Whether the site answers, whatever it says. */
export const isReachable = (): Promise<boolean> =>
  fetchNoting("/api/health", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(8_000) }).then(
    () => true,
    () => false,
  );
