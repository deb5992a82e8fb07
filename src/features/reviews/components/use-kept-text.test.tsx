// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, test, vi } from "vitest";
import { withBrowserStorage } from "@/testing/browser-storage";
import { readText, type TextOf } from "./kept-text";
import { useKeptText } from "./use-kept-text";

withBrowserStorage();
beforeEach(() => void vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));

const reply: TextOf = { writerId: "mara", reviewId: "r1", what: "reply" };

let field: ReturnType<typeof useKeptText>;

function Field({ of }: { of: TextOf }) {
  field = useKeptText(of, "stored");
  return null;
}

/** A visit to the form, and what is done in its field once this device was asked. Resolves to how the field is then. */
async function visit(of: TextOf, visitor: (there: typeof field) => void = () => undefined): Promise<typeof field> {
  const root = createRoot(document.createElement("div"));
  // What a device keeps is asked for in order: this answer comes after the one before it.
  const turn = () => act(() => readText({ ...of, reviewId: "another" }));
  await act(async () => root.render(<Field of={of} />));
  await turn();
  await act(async () => visitor(field));
  await turn();
  const left = field;
  await act(async () => root.unmount());
  return left;
}

test("what was typed and not sent is there again on a later visit, for its writer and this field", async () => {
  expect(await visit(reply, ({ change }) => change("Thank you."))).toMatchObject({ text: "Thank you.", isKept: true });
  expect(await visit(reply)).toMatchObject({ text: "Thank you." });
  expect(await visit({ ...reply, writerId: "femi" })).toMatchObject({ text: "stored" });
  expect(await visit({ ...reply, what: "appeal" })).toMatchObject({ text: "stored" });
});

test("what was sent or discarded is not", async () => {
  await visit(reply, ({ change }) => change("Thank you."));
  await visit(reply, ({ forget }) => forget());
  expect(await visit(reply)).toMatchObject({ text: "stored" });
});

test("a browser that keeps nothing is known by what is typed", async () => {
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("There is no space.", "QuotaExceededError");
  });
  expect(await visit(reply, ({ change }) => change("Thank you."))).toMatchObject({ text: "Thank you.", isKept: false });
  full.mockRestore();
});
