import { expect, test } from "vitest";
import { dismissToast, showToast, toastStore } from "./toasts";

test("of several regions on a page the first shows what is told, and another when that one is gone", () => {
  const [first, second] = [Symbol("first"), Symbol("second")];
  const unmountFirst = toastStore.mount(first);
  const unmountSecond = toastStore.mount(second);
  showToast({ words: "Deleted" });
  const [toast] = toastStore.read(first);
  expect(toast).toMatchObject({ words: "Deleted" });
  expect(toastStore.read(second)).toEqual([]);
  unmountFirst();
  expect(toastStore.read(second)).toEqual([toast]);
  dismissToast(toast?.id ?? 0);
  expect(toastStore.read(second)).toEqual([]);
  unmountSecond();
});
