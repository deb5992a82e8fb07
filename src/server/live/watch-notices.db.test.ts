import { expect, it } from "vitest";
import { testDatabase } from "@/testing/database";
import { mostWatchers } from "./notice-channel";
import { watchNotices } from "./watch-notices";

testDatabase();

it("lets so many watch one thing in a process, refuses the next until one has left, and counts nothing of other things", async () => {
  const watch = (id: string) => watchNotices("lectern_test", { id, signal: new AbortController().signal });
  const watching = await Promise.all(Array.from({ length: mostWatchers }, () => watch("one")));
  await expect(watch("one")).rejects.toMatchObject({ code: "QUOTA_EXCEEDED", facts: { retryAfterSeconds: 30 } });
  watching.push(await watch("another"));
  watching.pop()?.leave();
  watching.pop()?.leave();
  watching.push(await watch("one"));
  await expect(watch("one")).rejects.toMatchObject({ code: "QUOTA_EXCEEDED" });
  for (const { leave } of watching) leave();
});
