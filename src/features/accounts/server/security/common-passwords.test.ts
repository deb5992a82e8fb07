import { describe, expect, it } from "vitest";
import { isCommonPassword } from "./common-passwords";

describe("the bundled list of leaked passwords", () => {
  it.each([
    "password",
    "PassWord",
    "password123",
    "Sunshine2024!",
    "iloveyou",
    "qwertyuiop",
    "ｐａｓｓｗｏｒｄ",
    "Trustno1",
  ])("knows %s", (password) => expect(isCommonPassword(password)).toBe(true));
  it.each([
    "a long enough sentence",
    "another long sentence",
    "lectern-demo",
    "velour Tapir kayak",
    "пролив у маяка",
    "",
  ])("does not know %j", (password) => expect(isCommonPassword(password)).toBe(false));
});
