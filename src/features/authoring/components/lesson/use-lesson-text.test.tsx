// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AutosaveControls } from "@/features/editor/hooks/use-autosave";
import common from "@/messages/en/common.json";
import editor from "@/messages/en/editor.json";
import { useLessonText } from "./use-lesson-text";

let text: AutosaveControls;
let root: Root;

function Lesson() {
  const ids = { courseId: "course", lessonId: "lesson", viewerId: "author" };
  text = useLessonText({ ...ids, name: "content", revision: 1, value: "old", copies: new Map() });
  return null;
}

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  root = createRoot(document.createElement("div"));
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ common, editor }} timeZone="UTC">
        <Lesson />
      </NextIntlClientProvider>,
    ),
  );
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A site that answers each call with the next of these, and all others with the last. */
function answering(...answers: { status: number; reason: string; sentence?: string; facts?: object }[]) {
  const calls: string[] = [];
  vi.stubGlobal("fetch", async (_: unknown, { body }: { body: string }) => {
    const { status, ...data } = answers[Math.min(calls.length, answers.length - 1)] ?? { status: 500, reason: "" };
    calls.push(body);
    const error = { message: data.reason, code: -32000, data: { facts: {}, ...data, httpStatus: status } };
    return Response.json({ error }, { status });
  });
  return calls;
}

async function type(words: string) {
  await act(async () => {
    text.change(words);
    await vi.advanceTimersByTimeAsync(60_000);
  });
}

const edited = { status: 409, reason: "authoring.lesson_edited_meanwhile" };
const unstorable = { status: 400, reason: "common.unstorable_text", sentence: "This text can’t be stored." };

test.each([
  unstorable,
  { status: 409, reason: "authoring.archived", sentence: "The course is archived." },
  { status: 403, reason: "common.forbidden", sentence: "You can’t edit this." },
])("a lesson's text that is refused with $status says why, and isn't sent again by itself", async (refusal) => {
  const calls = answering(refusal);
  await type("new");
  expect(text.saveState).toEqual({ kind: "refused", why: refusal.sentence });
  expect(calls).toHaveLength(1);
});

test("a text above what the site takes in says so", async () => {
  vi.stubGlobal("fetch", async () => new Response("too large", { status: 413 }));
  await type("new");
  expect(text.saveState).toEqual({ kind: "refused", why: common.refused.too_large });
});

test("a text that is refused over the revision of another text's change says why", async () => {
  const calls = answering({ ...edited, facts: { content: "old", revision: 2 } }, unstorable);
  await type("new");
  expect(text.saveState).toEqual({ kind: "refused", why: unstorable.sentence });
  expect(calls).toHaveLength(2);
});

test("a site that can't answer now is asked again", async () => {
  const calls = answering({ status: 503, reason: "common.unexpected" });
  await type("new");
  expect(text.saveState.kind).toBe("retrying");
  expect(calls.length).toBeGreaterThan(1);
});

test("a text that someone else has changed is a conflict", async () => {
  answering({ ...edited, facts: { content: "theirs", revision: 2 } });
  await type("new");
  expect(text.status).toMatchObject({ kind: "conflict", theirs: "theirs", revision: 2 });
});
