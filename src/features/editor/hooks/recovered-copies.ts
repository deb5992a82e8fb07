import { keptStore } from "@/lib/kept/kept-store";
import { takeOverCopies } from "./take-over-copies";

/** How long a page waits for what earlier releases kept, in milliseconds: some browsers never open their database. */
const patienceMs = 5000;

let recovered: Promise<void> | undefined;

/**
 * Resolves once what this device keeps of an author's texts, questions, captions and settings may be read. A page that was read just
 * before the last words of the page before it were stored shows them as they were: it is read again instead, and this never resolves.
 */
export function recoveredCopies(viewerId: string): Promise<void> {
  recovered ??= recover(viewerId);
  return recovered;
}

async function recover(viewerId: string): Promise<void> {
  const kinds = ["text", "question", "captions", "settings"];
  const [stored] = await Promise.all([
    keptStore.removedSince(viewerId, kinds, performance.timeOrigin),
    Promise.race([takeOverCopies(), new Promise((resolve) => setTimeout(resolve, patienceMs))]),
  ]);
  if (!stored.some(([thing = ""]) => window.location.pathname.includes(thing))) return;
  window.location.reload();
  await new Promise(() => undefined);
}
